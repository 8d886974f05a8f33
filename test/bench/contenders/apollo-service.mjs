// Passerelle's own schema and services on Apollo Server with its default settings and its own executor.
import { LISTEN, listening, requireFromMain } from "./contender.mjs";
import { built, startApplication } from "./passerelle-parts.mjs";

const { ApolloServer } = requireFromMain("@apollo/server");
const { startStandaloneServer } = requireFromMain("@apollo/server/standalone");

const { schema, identification } = await startApplication();
const { ConfidentialReads } = built("src/security/confidential-reads");
const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
  listen: LISTEN,
  context: async ({ req }) => ({
    viewer: await identification.identify(req.headers.authorization),
    language: "EN",
    // Noted by the guards as ever, and written down by nobody.
    reads: new ConfidentialReads(),
  }),
});
listening(new URL(url).port);
