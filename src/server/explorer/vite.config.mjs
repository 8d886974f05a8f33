import { fileURLToPath } from "node:url";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Read by src/cli/build.cjs and by `npx vite --config src/server/explorer/vite.config.mjs`. */
export default {
  root: folder("web/"),
  base: "/graphiql/",
  mode: "production",
  publicDir: false,
  envDir: false,
  // Warnings are about directives in other people's React components; errors are thrown.
  logLevel: "error",
  build: {
    outDir: folder("../../../dist/explorer/"),
    emptyOutDir: true,
    target: "baseline-widely-available",
    // Monaco is a whole editor; its size is known and served from the same machine.
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
  },
  worker: { format: "es" },
};
