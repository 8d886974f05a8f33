import type { Command } from "commander";
import type { DataSource } from "typeorm";
import { learnInBackground, type Language, type LexiconConcept } from "../matching";
import {
  countLabels,
  type CountedText,
  coverWords,
  type LabelCounts,
  type WordCoverage,
} from "../modules/partnering/lexicon/coverage";
import { readOwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { DEMO_FILES, readDemoFile } from "../seeding/demo/demo-files";
import { Random } from "../seeding/synthetic/random";
import { asOwner, print } from "./installation";
import { lexiconCacheFolder } from "./lexicon-choice";
import { wholeNumber } from "./row-errors";

const MOST_DRAWN = 10_000;
const LARGEST_SEED = 1_000_000_000;

/** Commands for whoever looks after our own lexicon. */
export function registerLexiconReview(lexicon: Command): void {
  lexicon
    .command("coverage")
    .description("How much our own lexicon says, and which share of the words of texts it covers.")
    .option("--database", "of the needs and capabilities in the database; default: of the demo texts")
    .option("--json", "print the figures as JSON")
    .action(coverage);
  lexicon
    .command("draw")
    .description("Draw concepts of our own lexicon for somebody to read; the same seed draws the same.")
    .option("--count <number>", "how many", wholeNumber(1, MOST_DRAWN), 200)
    .option("--seed <number>", "by which seed", wholeNumber(0, LARGEST_SEED), 1)
    .option("--json", "print the concepts as JSON")
    .addHelpText("after", "\nExample:\n  passerelle lexicon draw --count 200 --seed 7")
    .action(draw);
}

async function coverage({ database, json }: { database?: boolean; json?: boolean }): Promise<void> {
  const own = readOwnLexicon();
  const concepts = own.concepts();
  const learnt = await learnInBackground(onePage(concepts), lexiconCacheFolder(), own.source.contentHash);
  const texts = database ? await asOwner(databaseTexts) : demoTexts();
  const figures = { lexicon: countLabels(concepts), words: coverWords(texts, learnt) };
  print(figures, json === true, () =>
    [...labelLines(figures.lexicon), "", ...wordLines(figures.words)].join("\n"),
  );
}

async function* onePage(concepts: readonly LexiconConcept[]): AsyncGenerator<readonly LexiconConcept[]> {
  yield await Promise.resolve(concepts);
}

function demoTexts(): CountedText[] {
  return DEMO_FILES.flatMap((file) => {
    const group = file.replace(/^(brussels|quebec)-|\.json$/g, "");
    return readDemoFile(file)
      .flatMap(({ needs, capabilities }) => [...needs, ...capabilities])
      .map(({ language, title, text }) => ({ lang: language, title, text, group }));
  });
}

/** A text of several sectors counts in each. */
async function databaseTexts(owner: DataSource): Promise<CountedText[]> {
  const rows = await owner.query<{ lang: Language; title: string; text: string; sectors: string[] }[]>(
    `select lower(language) as lang, title, text, sectors from capability where removed_at is null
     union all select lower(language), title, text, sectors from need`,
  );
  return rows.flatMap(({ sectors, ...text }) =>
    (sectors.length > 0 ? sectors : ["OTHER"]).map((group) => ({ ...text, group })),
  );
}

function labelLines(counts: readonly LabelCounts[]): string[] {
  const row = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(10))).join("");
  const lines = counts.map(({ group, concepts, labels, acronyms, variants }) =>
    row([group, ...[concepts, labels.en, labels.fr, labels.nl, acronyms, variants].map(String)]),
  );
  const total = counts.reduce((sum, { concepts }) => sum + concepts, 0);
  return [
    row(["prefix", "concepts", "en", "fr", "nl", "acronyms", "variants"]),
    ...lines,
    row(["all", String(total)]),
  ];
}

function wordLines(coverages: readonly WordCoverage[]): string[] {
  const heading = `${"texts of".padEnd(18)}${"language".padStart(10)}${"words".padStart(10)}${"covered".padStart(10)}${"of use".padStart(10)}`;
  return [
    heading,
    ...coverages.map(
      ({ group, language, words, covered, shareOfUse }) =>
        group.padEnd(18) +
        language.padStart(10) +
        String(words).padStart(10) +
        percent(covered / words).padStart(10) +
        percent(shareOfUse).padStart(10),
    ),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function draw({ count, seed, json }: { count: number; seed: number; json?: boolean }): void {
  const concepts = readOwnLexicon().concepts();
  const random = new Random(seed, count, 0);
  const left = [...concepts];
  const drawn: LexiconConcept[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(random.below(left.length), 1));
  print(drawn, json === true, () => drawn.map(shown).join("\n\n"));
}

/** As one reads it: what it is called in each language, and under what it stands. */
function shown(concept: LexiconConcept): string {
  const { id, en = [], fr = [], nl = [], broader = [] } = concept;
  const further = (["acronyms", "inflections", "variants", "ambiguous"] as const).flatMap((name) =>
    concept[name] ? [`  ${name}: ${JSON.stringify(concept[name])}`] : [],
  );
  return [
    id,
    `  en: ${en.join("; ")}`,
    `  fr: ${fr.join("; ")}`,
    `  nl: ${nl.join("; ")}`,
    ...further,
    `  broader: ${broader.join("; ")}`,
  ].join("\n");
}
