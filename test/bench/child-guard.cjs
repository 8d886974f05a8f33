"use strict";

// Loaded into every contender before its own code: it ends with the bench, tells its use of the processor and is profiled on request.
const { isMainThread } = require("node:worker_threads");

if (isMainThread && process.channel) {
  process.channel.unref();
  process.on("disconnect", stop);
  process.on("message", ({ ask, file }) => {
    if (ask === "usage") process.send({ usage: usage() });
    if (ask === "profile") startProfile();
    if (ask === "profile-end") endProfile(file);
  });
}

function stop() {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 5_000).unref();
}

function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMiB: process.memoryUsage.rss() / 2 ** 20 };
}

let session;

function startProfile() {
  const { Session } = require("node:inspector");
  session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.setSamplingInterval", { interval: 200 });
  session.post("Profiler.start", () => process.send({ profiling: true }));
}

function endProfile(file) {
  session.post("Profiler.stop", (error, { profile }) => {
    if (!error) require("node:fs").writeFileSync(file, JSON.stringify(profile));
    session.disconnect();
    process.send({ profiled: file });
  });
}
