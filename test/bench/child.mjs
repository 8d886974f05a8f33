import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const guard = fileURLToPath(new URL("./child-guard.cjs", import.meta.url));
const running = new Set();

/** A process under measurement. It ends with the bench, however the bench ends. */
export class Child {
  constructor(name, process) {
    this.name = name;
    this.process = process;
    this.output = "";
    for (const stream of [process.stdout, process.stderr])
      stream.on("data", (text) => (this.output = (this.output + text).slice(-4_000)));
    running.add(this);
    process.once("exit", () => running.delete(this));
  }

  static spawn(name, script, { args = [], env = {}, cwd, nodeOptions = [] } = {}) {
    const options = { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe", "ipc"] };
    return new Child(
      name,
      spawn(process.execPath, ["--require", guard, ...nodeOptions, script, ...args], options),
    );
  }

  get hasEnded() {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** What it answers over the channel, or its last words when it ends before. */
  async answer(key, longestMs = 600_000) {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(reject, this.failure("did not answer in time")), longestMs);
      const onMessage = (message) => key in message && finish(resolve, message[key]);
      const onExit = () => finish(reject, this.failure("ended"));
      const finish = (settle, value) => {
        clearTimeout(timer);
        this.process.off("message", onMessage).off("exit", onExit);
        settle(value);
      };
      this.process.on("message", onMessage).once("exit", onExit);
    });
  }

  async ask(message, key) {
    if (this.hasEnded) throw this.failure("ended");
    const answer = this.answer(key, 60_000);
    this.process.send(message);
    return answer;
  }

  usage() {
    return this.ask({ ask: "usage" }, "usage");
  }

  failure(what) {
    const { exitCode, signalCode } = this.process;
    const end = signalCode ?? exitCode;
    return new Error(
      `${this.name} ${what}${end === null ? "" : ` (${end})`}. Its last words:\n${this.output}`,
    );
  }

  async stop() {
    if (this.hasEnded) return;
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
  }
}

export async function stopChildren() {
  await Promise.all([...running].map((child) => child.stop()));
}

/** For the last moment, when nothing can be awaited any more. */
export function killChildren() {
  for (const child of running) child.process.kill("SIGKILL");
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits for an address to answer 200 and returns the milliseconds since `from`. */
export async function waitForOk(child, url, from, longestMs = 600_000) {
  while (performance.now() - from < longestMs) {
    if (child.hasEnded) throw child.failure("ended before it was ready");
    const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw child.failure("was not ready in time");
}
