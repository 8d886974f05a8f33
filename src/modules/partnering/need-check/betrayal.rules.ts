import Fuse from "fuse.js";
import type { BetrayalKind, Identity } from "./identity";
import { isLegalForm, nameCore } from "./name-core.rules";
import { type Passage, passageOf } from "./need-finding";
import { folded, type PlacedToken, placedTokens, runsSpelling } from "./placed-tokens";

/** A passage of a text for strangers that tells whose it is. */
export interface Betrayal {
  readonly kind: BetrayalKind;
  readonly passage: Passage;
  /** Nobody else is meant; otherwise somebody should look. */
  readonly isCertain: boolean;
}

export interface PublicText {
  readonly field: string;
  readonly text: string;
}

/** What of an identity stands in texts that strangers may read; the first of several findings at one place. */
export function betrayals(texts: readonly PublicText[], identity: Identity): Betrayal[] {
  return texts.flatMap((text) => {
    const tokens = placedTokens(text.text);
    const found = [
      ...mails(text),
      ...webAddresses(text, identity),
      ...phones(text, identity),
      ...numbers(text, identity),
      ...names(text, tokens, identity),
      ...contacts(text, tokens, identity),
      ...places(text, tokens, identity),
      ...mistypedNames(text, tokens, identity),
    ];
    return withoutOverlaps(found);
  });
}

/** Certain ones first, so that a hint never hides one. */
function withoutOverlaps(found: readonly Betrayal[]): Betrayal[] {
  const kept: Betrayal[] = [];
  for (const one of [...found].sort((a, b) => Number(b.isCertain) - Number(a.isCertain)))
    if (!kept.some(({ passage }) => passage.start < one.passage.end && one.passage.start < passage.end))
      kept.push(one);
  return kept.sort((a, b) => a.passage.start - b.passage.start);
}

function matches({ field, text }: PublicText, pattern: RegExp): Passage[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) =>
    passageOf(field, text, index, index + found.length),
  );
}

const MAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;

function mails(text: PublicText): Betrayal[] {
  return matches(text, MAIL).map((passage) => ({ kind: "MAIL", passage, isCertain: true }));
}

const WEB =
  /(?:https?:\/\/|www\.)[^\s,;()<>]+|(?<![@\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:be|brussels|vlaanderen|ca|quebec|com|org|net|eu|fr|nl|io|tech|biz|info|ai|app|co)(?![\p{L}\p{N}])(?:\/[^\s,;()<>]*)?/giu;

function webAddresses(text: PublicText, { website }: Identity): Betrayal[] {
  const own = website === null ? undefined : hostOf(website);
  return matches(text, WEB).map((passage) => ({
    kind: "WEB",
    passage,
    isCertain: own !== undefined && hostOf(passage.text) === own,
  }));
}

function hostOf(address: string): string {
  return folded(address)
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#:].*$|\.$/, "");
}

const LONG_NUMBER = /(?<![\p{L}\p{N}])(?:BE\s?)?\d(?:[\s.\u00a0-]?\d){8,9}(?!\d)/giu;

/** A number of ten digits is somebody's, also when it is not the organisation's own. */
function numbers(text: PublicText, identity: Identity): Betrayal[] {
  const own = new Set(identity.numbers.map(withoutLeadingZeros));
  return matches(text, LONG_NUMBER).flatMap((passage) => {
    const digits = passage.text.replace(/\D/g, "");
    const isCertain = own.has(withoutLeadingZeros(digits));
    return isCertain || digits.length === 10 ? [{ kind: "NUMBER" as const, passage, isCertain }] : [];
  });
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+/, "");
}

/** With a country code, a leading zero or an area code in three and three and four digits. */
const PHONE =
  /(?<!\d)\d{3}[\s.-]\d{3}[\s.-]\d{4}(?!\d)|(?:\+\d{1,3}|(?<!\d)00\d{1,3}|(?<!\d)0\d{1,3}|\(\d{2,4}\))[\s./-]*(?:\(0\))?\d[\d\s./-]{4,12}\d/g;
const LAST_DIGITS = 8;

function phones(text: PublicText, { contacts: people }: Identity): Betrayal[] {
  const own = new Set(people.flatMap(({ phone }) => (phone === null ? [] : [lastDigits(phone)])));
  return matches(text, PHONE).flatMap((passage) => {
    const count = passage.text.replace(/\D/g, "").length;
    if (count < LAST_DIGITS || count > 15) return [];
    return [{ kind: "PHONE" as const, passage, isCertain: own.has(lastDigits(passage.text)) }];
  });
}

function lastDigits(phone: string): string {
  return phone.replace(/\D/g, "").slice(-LAST_DIGITS);
}

/** Shorter names are found in every text. */
const SHORTEST_NAME = 3;

function names(text: PublicText, tokens: readonly PlacedToken[], identity: Identity): Betrayal[] {
  return coresOf(identity).flatMap((core) =>
    runsSpelling(tokens, core.join("")).map((run) => ({
      kind: "NAME" as const,
      passage: passageOfRun(text, run),
      isCertain: isMeantAsName(run, tokens, core, identity),
    })),
  );
}

/** The words of the legal and trade names, and what the web address is called. */
function coresOf({ names: given, website }: Identity): string[][] {
  const host = website === null ? [] : [hostOf(website).split(".").slice(0, -1).at(-1) ?? ""];
  const cores = [...given, ...host].map(nameCore).filter((core) => core.join("").length >= SHORTEST_NAME);
  return [...new Map(cores.map((core) => [core.join(" "), core])).values()];
}

/** A name made of everybody's words is a name where it is written as one: with its legal form, or with capitals inside a sentence. */
function isMeantAsName(
  run: readonly PlacedToken[],
  tokens: readonly PlacedToken[],
  core: readonly string[],
  { commonWords }: Identity,
): boolean {
  if (core.some((word) => !commonWords.has(word) && !/^\d+$/.test(word))) return true;
  const [first] = run;
  const next = tokens[tokens.indexOf(run.at(-1) as PlacedToken) + 1];
  if (next && isLegalForm(next.folded)) return true;
  return run.every(({ isCapital }) => isCapital) && (run.length > 1 || first?.opensSentence === false);
}

function contacts(text: PublicText, tokens: readonly PlacedToken[], identity: Identity): Betrayal[] {
  return identity.contacts.flatMap(({ name }) => {
    const words = folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    const orders = words.length < 2 ? [] : [words, [...words.slice(-1), ...words.slice(0, -1)]];
    const whole = orders.flatMap((order) => runsSpelling(tokens, order.join("")));
    const last = runsSpelling(tokens, words.at(-1) ?? "").filter(
      ([token]) => token?.isCapital && !identity.commonWords.has(token.folded),
    );
    return [
      ...whole.map((run) => ({
        kind: "CONTACT" as const,
        passage: passageOfRun(text, run),
        isCertain: true,
      })),
      ...last.map((run) => ({
        kind: "CONTACT" as const,
        passage: passageOfRun(text, run),
        isCertain: false,
      })),
    ];
  });
}

/** Regions are level 0: everybody may read on which side of the ocean somebody is. */
const REGIONS = new Set([
  "bruxelles",
  "brussels",
  "brussel",
  "quebec",
  "belgique",
  "belgium",
  "belgie",
  "canada",
]);

function places(text: PublicText, tokens: readonly PlacedToken[], identity: Identity): Betrayal[] {
  return identity.places.flatMap((place) => {
    const spelt = folded(place).replace(/[^\p{L}\p{N}]/gu, "");
    if (spelt.length < SHORTEST_NAME || REGIONS.has(spelt)) return [];
    return runsSpelling(tokens, spelt)
      .filter(([first]) => first?.isCapital === true)
      .map((run) => ({ kind: "PLACE" as const, passage: passageOfRun(text, run), isCertain: false }));
  });
}

/** Shorter names have too many neighbours among words. */
const SHORTEST_MISTYPED = 6;
/** One letter in five may be wrong. */
const MISTYPED = 0.2;
/** Fuse.js compares 32 letters at a time. */
const COMPARED = 32;

/** Runs of words that are spelt almost like a name, and are not words of everybody. */
function mistypedNames(text: PublicText, tokens: readonly PlacedToken[], identity: Identity): Betrayal[] {
  return coresOf(identity).flatMap((core) => {
    const wanted = core.join("").slice(0, COMPARED);
    if (wanted.length < SHORTEST_MISTYPED) return [];
    const fuse = new Fuse(runsAbout(tokens, core.length, wanted.length, identity), {
      keys: ["spelt"],
      threshold: MISTYPED,
      includeScore: true,
    });
    return fuse.search(wanted).map(({ item }) => ({
      kind: "NAME" as const,
      passage: passageOfRun(text, item.run),
      isCertain: false,
    }));
  });
}

function runsAbout(
  tokens: readonly PlacedToken[],
  words: number,
  length: number,
  { commonWords }: Identity,
): { spelt: string; run: PlacedToken[] }[] {
  const counts = [words, words + 1, words - 1].filter((count) => count > 0);
  return tokens.flatMap((_, first) =>
    counts.flatMap((count) => {
      const run = tokens.slice(first, first + count);
      const spelt = run.map((token) => token.folded).join("");
      const isNear = Math.abs(spelt.length - length) <= MISTYPED * length;
      return isNear && run.length === count && run.some((token) => !commonWords.has(token.folded))
        ? [{ spelt, run }]
        : [];
    }),
  );
}

function passageOfRun({ field, text }: PublicText, run: readonly PlacedToken[]): Passage {
  return passageOf(field, text, run[0]?.start ?? 0, run.at(-1)?.end ?? 0);
}
