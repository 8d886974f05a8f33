import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Child, freePort, waitForOk } from "./child.mjs";
import { query } from "./postgres.mjs";
import { say } from "./say.mjs";

const run = promisify(execFile);
const ANALYST = "analyst@bench.example";
/** Edits the profile of one organisation, and is a stranger to all others. */
const STRANGER = "stranger@bench.example";
const SEED = 1;

/** An installation of the server as in production, on a PostgreSQL. */
export class Passerelle {
  constructor(root, dataFolder, databaseUrl) {
    this.root = root;
    this.main = join(root, "dist", "src", "cli", "main.js");
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    this.environment = {
      NODE_ENV: "production",
      PASSERELLE_MODE: "production",
      // One load generator asks as one person: the cost is counted as ever, and never refused.
      PASSERELLE_LIMITS: "costCapacity=999999999,analysts.costCapacity=999999999",
      PASSERELLE_TOKEN_SECRET: secretIn(dataFolder),
      PASSERELLE_DATA_DIR: dataFolder,
      DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
    };
  }

  /** Invented organisations and an analyst; what an earlier run left is taken as it is. */
  async seed(organisations) {
    const { url } = this;
    await this.command("migrate", "up");
    const [{ count }] = await query(url, "select count(*)::int as count from organisation");
    if (count === organisations) {
      await addPeople(url);
      return say(`${count} organisations are there already.`);
    }
    if (count > 0)
      throw new Error(
        `The database holds ${count} organisations instead of ${organisations}. Give an empty one, or remove BENCH_FOLDER.`,
      );
    say(`Writing ${organisations} invented organisations ...`);
    await this.command("seed", "--synthetic", String(organisations), "--seed", String(SEED));
    // An analyst sees no drafts and the others know no viewer: without drafts all of them answer the same.
    await query(url, "update need set status = 'IN_REVIEW' where status = 'DRAFT'");
    await addPeople(url);
    await query(url, "vacuum analyze");
  }

  get url() {
    return this.environment.DATABASE_URL;
  }

  token() {
    return this.tokenOf(ANALYST);
  }

  strangersToken() {
    return this.tokenOf(STRANGER);
  }

  async tokenOf(email) {
    return (await this.command("token", "--email", email, "--expires", "1d")).trim();
  }

  async command(...args) {
    const env = { ...process.env, ...this.environment };
    const running = run(process.execPath, [this.main, ...args], { env, maxBuffer: 2 ** 24 });
    // Known as a child, it ends with the bench.
    new Child(args[0], running.child);
    return (await running).stdout;
  }

  /** The real server, ready to answer. */
  async serve() {
    const port = await freePort();
    const from = performance.now();
    const child = Child.spawn("passerelle", this.main, {
      args: ["serve"],
      env: { ...this.environment, PORT: String(port) },
    });
    const url = `http://127.0.0.1:${port}`;
    const startMs = await waitForOk(child, `${url}/readyz`, from);
    return { name: "passerelle", child, url, startMs };
  }
}

async function addPeople(url) {
  await addPerson(url, ANALYST, "ANALYST", null);
  const [first] = await query(url, "select id from organisation order by legal_name, id limit 1");
  await addPerson(url, STRANGER, "SME_EDITOR", first.id);
}

async function addPerson(url, email, role, organisationId) {
  const known = await query(url, "select 1 from person where email = $1", [email]);
  if (known.length > 0) return;
  const [{ id }] = await query(
    url,
    `insert into person (id, email, name, language, created_at, version)
     values (gen_random_uuid(), $1, 'Bench', 'EN', now(), 1) returning id`,
    [email],
  );
  await query(
    url,
    `insert into role_assignment (id, person_id, role, organisation_id, valid_from)
     values (gen_random_uuid(), $1, $2, $3, now())`,
    [id, role, organisationId],
  );
}

/** Published needs from all over the catalogue, the same for the same data. */
export async function storedNeeds(url, count) {
  const rows = await query(
    url,
    `select id from need where status = 'PUBLISHED' order by md5(id::text) limit $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}

function secretIn(folder) {
  const file = join(folder, "bench-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
