import { accessSync, constants, mkdirSync } from "node:fs";
import type { Command } from "commander";
import { APPLICATION_ROLE } from "../persistence/database";
import { migrationStatus } from "../persistence/migrator";
import { print, withInstallation } from "./installation";

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Clocks of server and database may differ by so much before sessions and deadlines suffer. */
const CLOCK_TOLERANCE_MS = 5_000;

export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("Check database, migrations, clock, roles and writable folders.")
    .option("--json", "print the findings as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await withInstallation(async (installation, { dataFolder }) => [
        folderFinding(dataFolder),
        ...(await installation.asOwner(async (dataSource): Promise<Finding[]> => {
          const pending = (await migrationStatus(dataSource)).filter(({ applied }) => !applied);
          const [state] = await dataSource.query<{ version: string; now: Date; role: boolean }[]>(
            "select version(), now(), exists (select 1 from pg_roles where rolname = $1) as role",
            [APPLICATION_ROLE],
          );
          const drift = Math.abs(Date.now() - (state?.now.getTime() ?? 0));
          return [
            {
              check: "database",
              ok: true,
              detail: `${installation.description}, ${state?.version.split(" on ")[0] ?? ""}`,
            },
            { check: "migrations", ok: pending.length === 0, detail: `${String(pending.length)} pending` },
            { check: "clock", ok: drift < CLOCK_TOLERANCE_MS, detail: `${String(drift)} ms apart` },
            {
              check: "application role",
              ok: state?.role === true,
              detail: state?.role
                ? `${APPLICATION_ROLE} cannot change audit rows`
                : "missing: the server runs as the tables' owner",
            },
          ];
        })),
      ]);
      print(findings, json === true, () =>
        findings
          .map(({ check, ok, detail }) => `${ok ? "ok  " : "FAIL"}  ${check.padEnd(18)} ${detail}`)
          .join("\n"),
      );
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function folderFinding(folder: string): Finding {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { check: "data folder", ok: true, detail: folder };
  } catch {
    return { check: "data folder", ok: false, detail: `${folder} is not writable` };
  }
}
