/** Who may import whom. Each rule says why. */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that import each other can only be understood and loaded together.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "parts-of-the-programme-point-one-way",
      comment:
        "Applications and missions are divided by what the programme knows; a folder that needs another is not needed by it.",
      severity: "error",
      scope: "folder",
      from: { path: "^src/modules/programme/(applications|missions)/[^/]+$" },
      to: { circular: true, viaOnly: { path: "^src/modules/programme/(applications|missions)/[^/]+$" } },
    },
    {
      name: "matching-is-a-library",
      comment:
        "The engine ranks texts anywhere: it knows no GraphQL, no database and no other folder of ours.",
      severity: "error",
      from: { path: "^src/matching/" },
      to: { path: "^(src/(?!matching/)|node_modules/(typeorm|pg|graphql|type-graphql|fastify)/)" },
    },
    {
      name: "building-blocks-import-no-module",
      comment:
        "GraphQL, security and persistence serve every module; of the modules they know the shared vocabulary alone.",
      severity: "error",
      from: { path: "^src/(graphql|security|persistence)/" },
      to: { path: "^src/(modules/(?!shared/)|server/|cli/|app\\.ts|assembly/|matching/)" },
    },
    {
      name: "shared-stands-alone",
      comment:
        "The shared vocabulary is what everybody else is written in. Its public enums use the building blocks of GraphQL.",
      severity: "error",
      from: { path: "^src/modules/shared/", pathNot: "^src/modules/shared/shared\\.types\\.ts$" },
      to: { path: "^src/(?!modules/shared/)" },
    },
    {
      name: "partnering-knows-no-programme",
      comment:
        "Finding partners works without the programme around it; the programme builds on partnering, never back.",
      severity: "error",
      from: { path: "^src/modules/partnering/" },
      to: { path: "^src/modules/programme/" },
    },
    {
      name: "services-know-no-graphql",
      comment: "A use case is the same from a resolver, the command line or a job.",
      severity: "error",
      from: { path: "\\.(service|rules|repository|entity)\\.ts$" },
      to: {
        path: "^(node_modules/(graphql|type-graphql|fastify)/|src/modules/.*\\.(resolver|types|inputs)\\.ts$)",
      },
    },
    {
      name: "rules-are-pure",
      comment: "Rules are tested by tables and used everywhere: no database, no service, no framework.",
      severity: "error",
      from: { path: "\\.rules\\.ts$" },
      to: {
        path: "^(node_modules/(typeorm|pg)/|src/(persistence|server)/|src/modules/.*\\.(service|repository|loader)\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "entities-know-no-use-case",
      comment: "A record is a shape; what happens to it stands in services.",
      severity: "error",
      from: { path: "\\.entity\\.ts$" },
      to: { path: "\\.(service|repository|loader|resolver|types)\\.ts$" },
    },
    {
      name: "only-the-outside-assembles",
      comment: "The application is put together in one place and used by server and command line alone.",
      severity: "error",
      from: { path: "^src/(modules|graphql|security|persistence|matching|seeding)/" },
      to: { path: "^src/(app\\.ts|assembly/|server/|cli/|configuration\\.ts)" },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports is dead, or an entry that has to be named here.",
      severity: "error",
      from: { orphan: true, pathNot: "(\\.d\\.ts|\\.cjs|^src/cli/main\\.ts)$" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(src/server/explorer/|dist)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
