import { linksThatCloseCircles } from "../../../src/modules/partnering/lexicon/circles.rules";
import { labelFault, localeFault, normaliseLabel } from "../../../src/modules/partnering/lexicon/label.rules";
import { conceptThatItIs, type KnownLabel } from "../../../src/modules/partnering/lexicon/merging.rules";

type Known = [
  conceptId: string,
  language: "EN" | "FR" | "NL",
  normalised: string,
  rest?: Partial<KnownLabel>,
];
const known = (labels: readonly Known[]): KnownLabel[] =>
  labels.map(([conceptId, language, normalised, rest]) => ({
    conceptId,
    language,
    normalised,
    kind: "PREFERRED",
    ambiguous: false,
    ...rest,
  }));
const SYNONYM = { kind: "SYNONYM" } as const;
const ACRONYM = { kind: "ACRONYM" } as const;
const AMBIGUOUS = { ambiguous: true } as const;

describe("an imported concept is one that we have", () => {
  const imported = [
    { language: "EN", normalised: "crane" },
    { language: "FR", normalised: "grue" },
    { language: "NL", normalised: "kraan" },
  ] as const;

  it.each<[string, Known[], string | undefined]>([
    [
      "two preferred labels alike",
      [
        ["a", "EN", "crane"],
        ["a", "FR", "grue"],
      ],
      "a",
    ],
    [
      "one preferred, one synonym",
      [
        ["a", "EN", "crane"],
        ["a", "FR", "grue", SYNONYM],
      ],
      "a",
    ],
    [
      "two synonyms only",
      [
        ["a", "EN", "crane", SYNONYM],
        ["a", "FR", "grue", SYNONYM],
      ],
      undefined,
    ],
    ["one language only", [["a", "EN", "crane"]], undefined],
    [
      "the same word in another language",
      [
        ["a", "EN", "crane"],
        ["a", "NL", "grue"],
      ],
      undefined,
    ],
    [
      "acronyms",
      [
        ["a", "EN", "crane", ACRONYM],
        ["a", "FR", "grue", ACRONYM],
      ],
      undefined,
    ],
    [
      "labels that are said to be ambiguous",
      [
        ["a", "EN", "crane"],
        ["a", "FR", "grue", AMBIGUOUS],
      ],
      undefined,
    ],
    [
      "the one that agrees in more languages",
      [
        ["a", "EN", "crane"],
        ["a", "FR", "grue"],
        ["b", "EN", "crane"],
        ["b", "FR", "grue"],
        ["b", "NL", "kraan"],
      ],
      "b",
    ],
    [
      "two that agree alike",
      [
        ["a", "EN", "crane"],
        ["a", "FR", "grue"],
        ["b", "EN", "crane"],
        ["b", "FR", "grue"],
      ],
      undefined,
    ],
  ])("%s", (_what, labels, expected) => {
    expect(conceptThatItIs(imported, known(labels))).toBe(expected);
  });
});

describe("links that close a circle", () => {
  const closing = (pairs: readonly (readonly [number, number])[], firstNew: number, concepts = 10) =>
    linksThatCloseCircles(
      concepts,
      {
        narrower: Uint32Array.from(pairs, ([from]) => from),
        broader: Uint32Array.from(pairs, ([, to]) => to),
      },
      firstNew,
    );

  it.each<[string, [number, number][], number, number[]]>([
    [
      "none",
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      0,
      [],
    ],
    [
      "the last of three",
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      0,
      [2],
    ],
    ["a link to itself", [[3, 3]], 0, [0]],
    [
      "the new one of two",
      [
        [0, 1],
        [1, 0],
      ],
      1,
      [1],
    ],
    [
      "the new one, though an old one comes last on the way",
      [
        [1, 0],
        [0, 1],
      ],
      1,
      [1],
    ],
    [
      "two circles",
      [
        [0, 1],
        [1, 0],
        [2, 3],
        [3, 2],
      ],
      0,
      [1, 3],
    ],
  ])("%s", (_what, pairs, firstNew, expected) => {
    expect(closing(pairs, firstNew)).toEqual(expected);
  });

  it("are found in a ring of a hundred thousand", () => {
    const size = 100_000;
    const ring = Array.from({ length: size }, (_, place) => [place, (place + 1) % size] as const);
    expect(closing(ring, 0, size)).toHaveLength(1);
  });

  it("leave a graph without circles, whatever it was", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const draw = (place: number) => (seed * 7919 + place * 104_729 + ((seed * place) % 31) * 613) % 8;
      const old = Array.from({ length: 5 }, (_, place) => [place, place + 1 + (draw(place) % 2)] as const);
      const added = Array.from({ length: 12 }, (_, place) => [draw(place), draw(place + 20)] as const);
      const pairs = [...old, ...added];
      const left = new Set(closing(pairs, old.length));
      expect([...left].every((link) => link >= old.length)).toBe(true);
      expect(
        closing(
          pairs.filter((_, link) => !left.has(link)),
          old.length,
        ),
      ).toEqual([]);
    }
  });
});

describe("a label", () => {
  it.each([
    ["Eaux  usées", "eaux usées"],
    ["L’eau", "l'eau"],
    ["E\u0301nergie", "énergie"],
  ])("is compared as: %s", (text, normalised) => {
    expect(normaliseLabel(text)).toBe(normalised);
  });

  it.each([
    ["water", undefined],
    ["", "letter"],
    ["***", "letter"],
    ["x".repeat(201), "201 characters"],
    ["a\u0000b", "control character"],
    ["a\uFFFDb", "UTF-8"],
    ["a\uD800b", "surrogate"],
  ])("is refused when it is none: %j", (text, fault) => {
    if (fault === undefined) expect(labelFault(text)).toBeUndefined();
    else expect(labelFault(text)).toContain(fault);
  });

  it.each([
    ["fr-CA", "FR", true],
    ["", "FR", true],
    ["nl-BE", "FR", false],
    ["french", "FR", false],
  ] as const)("has a locale of its language: %s for %s", (locale, language, isRight) => {
    expect(localeFault(locale, language) === undefined).toBe(isRight);
  });
});
