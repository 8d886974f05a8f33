import type { Command } from "commander";
import { type AuditVerification, verifyAudit } from "../security/audit/audit-verification";
import { auditKeyOf } from "../server/serve";
import { print, withInstallation } from "./installation";

export function registerAudit(program: Command): void {
  program
    .command("audit")
    .description("The audit log.")
    .command("verify")
    .description("Walk the whole hash chain: finds entries that were changed, removed, inserted or swapped.")
    .option(
      "--head <hash>",
      "a head that was noted before: found missing when the end of the chain was cut off",
    )
    .option("--json", "print the result as JSON")
    .action(async ({ head, json }: { head?: string; json?: boolean }) => {
      const result = await withInstallation((installation, configuration) =>
        installation.asOwner((dataSource) => verifyAudit(dataSource, auditKeyOf(configuration), head)),
      );
      print(result, json === true, () => inWords(result));
      if (result.findings.length > 0) process.exitCode = 1;
    });
}

function inWords({ sealed, unsealed, erasedReasons, head, findings }: AuditVerification): string {
  const lines = findings.map(
    ({ number, entryId, finding }) => `link ${number ?? "none"}, entry ${entryId ?? "none"}: ${finding}`,
  );
  return [
    ...lines,
    `${String(sealed)} entries sealed, ${String(unsealed)} not yet, ${String(findings.length)} findings.`,
    ...(erasedReasons > 0 ? [`${String(erasedReasons)} reasons were erased, as persons' data may be.`] : []),
    `Head of the chain: ${head}`,
  ].join("\n");
}
