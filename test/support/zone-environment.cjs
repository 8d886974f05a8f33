const { TestEnvironment } = require("jest-environment-node");

/**
 * Runs a test file in a time zone of its own, named in its head: `@jest-environment-options {"zone": "Asia/Kolkata"}`.
 * The zone is the process's and is set before the file's own global objects are made, as it would be by a shell.
 */
module.exports = class ZoneEnvironment extends TestEnvironment {
  constructor(config, context) {
    const before = process.env.TZ;
    process.env.TZ = config.projectConfig.testEnvironmentOptions.zone;
    super(config, context);
    this.before = before;
  }

  async teardown() {
    await super.teardown();
    if (this.before === undefined) delete process.env.TZ;
    else process.env.TZ = this.before;
  }
};
