/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/bench/"],
  transform: { "^.+\\.(t|j)sx?$": "@swc/jest" },
  // Published as ES modules only; Node requires them as they are, Jest wants them transformed.
  transformIgnorePatterns: ["/node_modules/(?!(jose|uuid|oidc-provider)/)"],
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  // No test measures time: this ends one that hangs, on however busy a machine.
  testTimeout: 180_000,
  // Every test file loads the whole application anew, and what a process once loaded it never gives back.
  workerIdleMemoryLimit: "1200MB",
};
