import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a user runs it, in a folder of the test's own with a space in its name. */
function passerelle(folder: string, args: readonly string[], settings: Record<string, string> = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist", "src", "cli", "main.js"), ...args],
    {
      cwd: folder,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: folder,
        PASSERELLE_DATA_DIR: join(folder, "data folder"),
        ...settings,
      },
      encoding: "utf8",
      timeout: 60_000,
    },
  );
  return { code: status, stdout, stderr };
}

describe("the command line", () => {
  let folder: string;

  beforeAll(() => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, "src", "cli", "build.cjs"), "server"],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(stderr);
    folder = mkdtempSync(join(tmpdir(), "passerelle test "));
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("answers wrong usage with exit code 2 and help with 0", () => {
    expect(passerelle(folder, ["rankk"])).toMatchObject({ code: 2 });
    expect(passerelle(folder, ["token"])).toMatchObject({ code: 2 });
    const help = passerelle(folder, ["seed", "--help"]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("passerelle seed --synthetic 100000 --seed 7");
  });

  it("ranks with several threads as with one, and draws no bar where nobody watches", () => {
    const words = [
      "laser welding",
      "water treatment",
      "bottle inspection",
      "battery recycling",
      "beer yeast",
    ];
    const lines = (prefix: string) =>
      words
        .map((text, number) => JSON.stringify({ id: `${prefix}${String(number)}`, lang: "en", text }))
        .join("\n");
    const [profiles, needs] = [join(folder, "profiles.jsonl"), join(folder, "needs.jsonl")];
    writeFileSync(profiles, lines("p"));
    writeFileSync(needs, lines("n"));
    const files = ["rank", "--no-own-lexicon", "--profiles", profiles, "--needs", needs];
    const one = passerelle(folder, [...files, "--threads", "1"]);
    const three = passerelle(folder, [...files, "--threads", "3"]);
    expect(one).toMatchObject({ code: 0, stderr: "" });
    expect(one.stdout).toMatch(/^n0\t1\tp0\t/);
    expect(three).toEqual(one);
  }, 120_000);

  it("lists every problem of a configuration at once, in sentences", () => {
    const { code, stderr } = passerelle(folder, ["config", "check"], {
      PORT: "notaport",
      DATABASE_URL: "mysql://localhost/x",
      PASSERELLE_MODE: "party",
    });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(3);
    expect(stderr).toMatch(/The setting PORT is not usable/);
  });

  it("refuses production on a missing, short or known secret and on the embedded database", () => {
    const production = { PASSERELLE_MODE: "production" };
    expect(passerelle(folder, ["config", "check"], production).stderr).toMatch(
      /PASSERELLE_TOKEN_SECRET is required/,
    );
    const short = { ...production, PASSERELLE_TOKEN_SECRET: "short" };
    expect(passerelle(folder, ["config", "check"], short).stderr).toMatch(/at least 32 characters/);
    const known = { ...production, PASSERELLE_TOKEN_SECRET: "passerelle-demo-secret-that-is-no-secret" };
    expect(passerelle(folder, ["config", "check"], known).stderr).toMatch(/DATABASE_URL is required/);
  });

  it("says that serving listed documents only needs the list", () => {
    const { code, stderr } = passerelle(folder, ["serve", "--persisted-only"]);
    expect([code, stderr]).toEqual([
      1,
      "PASSERELLE_PERSISTED_ONLY needs a list: name its file in PASSERELLE_PERSISTED_DOCUMENTS, or with serve --persisted-documents.\n",
    ]);
  });

  it("masks secrets", () => {
    const secret = "a-very-long-secret-that-nobody-should-see";
    const { code, stdout } = passerelle(folder, ["config", "check", "--json"], {
      PASSERELLE_TOKEN_SECRET: secret,
      DATABASE_URL: "postgres://someone:hidden@localhost/passerelle",
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain(secret);
    expect(stdout).not.toContain("hidden");
  });

  it("says in one sentence that a database cannot be reached", () => {
    const { code, stderr } = passerelle(folder, ["migrate", "up"], {
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    });
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(
      /^The database none at 127\.0\.0\.1:9 \(DATABASE_URL\) cannot be reached: .*\.$/,
    );
  });

  it("migrates, seeds, gives tokens, dumps, and restores into an empty database, nothing lost", () => {
    expect(passerelle(folder, ["seed", "--demo"])).toMatchObject({ code: 0 });
    const token = passerelle(folder, ["token", "--email", "adviser.brussels@passerelle.example"]);
    expect(token.stdout.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(passerelle(folder, ["token", "--email", "nobody@passerelle.example"]).stderr).toMatch(
      /no active account/,
    );

    const file = join(folder, "data.dump.gz");
    const dumped = passerelle(folder, ["dump", file, "--json"]);
    expect(dumped.code).toBe(0);
    const elsewhere = { PASSERELLE_DATA_DIR: join(folder, "restored") };
    const restored = passerelle(folder, ["restore", file, "--json"], elsewhere);
    expect(JSON.parse(restored.stdout)).toEqual(JSON.parse(dumped.stdout));
    const again = join(folder, "again.dump.gz");
    expect(JSON.parse(passerelle(folder, ["dump", again, "--json"], elsewhere).stdout)).toEqual(
      JSON.parse(dumped.stdout),
    );
    expect(passerelle(folder, ["restore", file], elsewhere).stderr).toMatch(/Restore into an empty database/);
    expect(passerelle(folder, ["audit", "verify"], elsewhere)).toMatchObject({ code: 0 });

    writeFileSync(file, "cut");
    const cut = passerelle(folder, ["restore", file], { PASSERELLE_DATA_DIR: join(folder, "cut") });
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.stderr).toMatch(/cannot be read/);
  }, 180_000);

  it("says which program has the port, and which process the data folder", async () => {
    const occupier = createServer();
    const port = await new Promise<number>((resolve) => {
      occupier.listen(0, "127.0.0.1", () => {
        const address = occupier.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    const taken = passerelle(folder, ["serve"], { PORT: String(port) });
    occupier.close();
    expect(taken.code).toBe(1);
    expect(taken.stderr.trim()).toBe(
      `The port ${String(port)} is taken by another program. Choose another with PORT, such as PORT=4001.`,
    );

    const server = spawn(process.execPath, [join(root, "dist", "src", "cli", "main.js"), "serve"], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", PASSERELLE_DATA_DIR: join(folder, "data folder"), PORT: "0" },
    });
    try {
      const welcome = await firstWords(server.stdout, "administrator@passerelle.example");
      expect(welcome).toMatch(/Explorer +http:\/\/127\.0\.0\.1:\d+\/graphiql/);
      const second = passerelle(folder, ["serve"], { PORT: "0" });
      expect(second.code).toBe(1);
      expect(second.stderr).toMatch(/data folder .* is in use by process \d+/);
      // A command goes on beside the server, on the server's own database.
      expect(passerelle(folder, ["migrate", "status"]).stdout).toMatch(/^applied/);
    } finally {
      server.kill("SIGTERM");
    }
    const code = await new Promise((resolve) => server.on("exit", resolve));
    expect(code).toBe(0);
  }, 180_000);
});

/** Everything that a stream said until a word came. */
function firstWords(stream: NodeJS.ReadableStream, word: string): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    stream.on("data", (data: Buffer) => {
      said += data.toString();
      if (said.includes(word)) resolve(said);
    });
  });
}
