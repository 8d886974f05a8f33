// Apollo Server as its documentation starts it, with a resolver that finds records together with their relations.
import { catalogue } from "./typeorm-catalogue.mjs";
import { databaseUrl, LISTEN, listening, POOL_SIZE, requireFromMain } from "./contender.mjs";

const { ApolloServer } = requireFromMain("@apollo/server");
const { startStandaloneServer } = requireFromMain("@apollo/server/standalone");
const { DataSource, IsNull } = requireFromMain("typeorm");

const strategy = process.env.BENCH_TYPEORM_STRATEGY || "join";
const dataSource = new DataSource({
  type: "postgres",
  url: databaseUrl,
  poolSize: POOL_SIZE,
  entities: catalogue,
  installExtensions: false,
});
await dataSource.initialize();
const organisations = dataSource.getRepository("Organisation");

const typeDefs = `#graphql
  type Need { id: ID! title: String! status: String! sectors: [String!]! summary: String }
  type Capability { id: ID! title: String! stage: String readinessLevel: Int sectors: [String!]! summary: String }
  type Organisation {
    id: ID! register: String! registryNumber: String! legalName: String! region: String sizeClass: String
    declaredSectors: [String!]! needs: [Need!]! capabilities: [Capability!]!
  }
  type Query { organisations(first: Int!): [Organisation!]! }
`;

const resolvers = {
  Query: {
    organisations: (_root, { first }) =>
      organisations.find({
        where: { archivedAt: IsNull() },
        relations: { needs: true, capabilities: true },
        relationLoadStrategy: strategy,
        order: { legalName: "ASC", id: "ASC" },
        take: first,
      }),
  },
};

const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: LISTEN });
listening(new URL(url).port);
