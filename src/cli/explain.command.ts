import type { Command } from "commander";
import { Viewer } from "../security/viewer";
import { readIdOf } from "../graphql/global-id";
import { inLanguage } from "../modules/shared/language";
import { OperationalError } from "../modules/shared/operational-error";
import { ABSENCE_REASONS, sentenceOf } from "../modules/partnering/suggestions/suggestion-sentences";
import type { Explained } from "../modules/partnering/suggestions/suggestion.service";
import { withApplication } from "./application";
import { print } from "./installation";

interface Options {
  need: string;
  organisation: string;
  json?: boolean;
}

/** Whoever has a shell on the server reads what an analyst reads. */
const SHELL = new Viewer(null, "command line", "EN", [
  { role: "ANALYST", region: null, organisationId: null, bodyId: null },
]);

export function registerExplain(program: Command): void {
  program
    .command("explain")
    .description("Tell in words where an organisation stands for a need, and why.")
    .requiredOption("--need <id>", "the need's identifier, as the API gives it")
    .requiredOption("--organisation <id>", "the organisation's identifier, as the API gives it")
    .option("--json", "print the explanation as JSON")
    .action(async ({ need, organisation, json }: Options) => {
      const explained = await withApplication(async ({ needs, organisations, suggestions, follower }) => {
        await follower.load();
        const needFound = await needs.find(SHELL, readIdOf("Need", need, "--need"));
        if (!needFound) throw new OperationalError("There is no such need.");
        const found = await organisations.find(
          SHELL,
          readIdOf("Organisation", organisation, "--organisation"),
        );
        if (!found) throw new OperationalError("There is no such organisation.");
        return suggestions.explain(SHELL, needFound, found);
      });
      const { rank, reasons, suggestion } = explained;
      print(
        { rank, reasons, score: suggestion?.score, contributions: suggestion?.hit.contributions },
        json === true,
        () => inWords(explained),
      );
    });
}

function inWords({ rank, reasons, suggestion, lastListed }: Explained): string {
  const place = rank === null ? "It is not listed." : `It is number ${String(rank)}.`;
  const why = reasons.map((reason) => `- ${inLanguage(ABSENCE_REASONS[reason], "EN")}`);
  const points = suggestion?.hit.contributions.map(
    ({ signal, points: given, strength }) =>
      `${given.toFixed(4).padStart(9)}  ${signal.padEnd(13)} ${sentenceOf(signal, strength, "EN")}`,
  );
  const sum = suggestion ? `${suggestion.score.toFixed(4).padStart(9)}  of 100` : "There is nothing to rank.";
  const last = rank === null && lastListed ? `The last one listed has ${lastListed.score.toFixed(4)}.` : "";
  return [place, ...why, ...(points ?? []), sum, last].filter((line) => line !== "").join("\n");
}
