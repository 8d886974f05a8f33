// Passerelle's own schema and services on Apollo Server with its default settings and its own executor.
import { LISTEN, listening, requireFromMain } from "./contender.mjs";
import { startApplication } from "./passerelle-parts.mjs";

const { ApolloServer } = requireFromMain("@apollo/server");
const { startStandaloneServer } = requireFromMain("@apollo/server/standalone");

const { schema, identification } = await startApplication();
const { url } = await startStandaloneServer(new ApolloServer({ schema }), {
  listen: LISTEN,
  context: async ({ req }) => ({
    viewer: await identification.identify(req.headers.authorization),
    language: "EN",
  }),
});
listening(new URL(url).port);
