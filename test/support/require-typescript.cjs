"use strict";

// Lets a process of its own run the sources as they are: `node --require <this file> <file>.ts`.
const { join } = require("node:path");
const { transformFileSync } = require("@swc/core");

const configFile = join(__dirname, "..", "..", ".swcrc");

require.extensions[".ts"] = (module, file) => {
  module._compile(transformFileSync(file, { configFile, sourceMaps: false }).code, file);
};
