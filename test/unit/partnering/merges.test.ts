import {
  type FieldOrigin,
  type MergedProfile,
  mergedProfile,
  originsOf,
  partedProfile,
} from "../../../src/modules/partnering/merges/merge.rules";

const aProfile = (wishes: Partial<MergedProfile & { legalName: string }> = {}) => ({
  legalName: "Zennewater SRL",
  legalForm: null,
  legalPersonality: null,
  foundedOn: null,
  website: null,
  introductionCapacity: null,
  tradeNames: [],
  languages: [],
  declaredSectors: [],
  presentation: {},
  ...wishes,
});
const survivor = aProfile({
  legalForm: "SRL",
  languages: ["FR"],
  tradeNames: ["Zenne"],
  presentation: { fr: "Nous filtrons." },
});
const merged = aProfile({
  legalName: "Zenne Water BV",
  legalForm: "BV",
  website: "https://zenne.example",
  languages: ["NL", "FR"],
  tradeNames: ["Zenne", "ZW"],
  presentation: { fr: "Autre.", nl: "Wij filteren." },
});
const result = mergedProfile(survivor, merged);

describe("the profile of two that became one", () => {
  it("keeps what the survivor says, fills what it does not, and unites lists", () => {
    expect(result).toEqual({
      legalForm: "SRL",
      legalPersonality: null,
      foundedOn: null,
      website: "https://zenne.example",
      introductionCapacity: null,
      tradeNames: ["Zenne", "Zenne Water BV", "ZW"],
      languages: ["FR", "NL"],
      declaredSectors: [],
      presentation: { fr: "Nous filtrons.", nl: "Wij filteren." },
    });
  });

  it("says of every field that changed where it came from", () => {
    const origins = originsOf(survivor, result).map(({ field, origin }) => [field, origin]);
    expect(origins).toEqual([
      ["website", "MERGED"],
      ["tradeNames", "BOTH"],
      ["languages", "BOTH"],
      ["presentation", "BOTH"],
    ]);
  });

  it("takes no more trade names than a profile may have, and never its own legal name", () => {
    const many = Array.from({ length: 19 }, (_, index) => `Name ${String(index)}`);
    const names = mergedProfile(aProfile({ tradeNames: many }), {
      ...merged,
      tradeNames: ["Zennewater SRL"],
    });
    expect(names.tradeNames).toHaveLength(20);
    expect(names.tradeNames).not.toContain("Zennewater SRL");
  });
});

describe("the profile of one that becomes two again", () => {
  const origins: FieldOrigin[] = originsOf(survivor, result);
  const parted = (changes: Partial<MergedProfile>) => ({
    ...result,
    ...changes,
    ...partedProfile({ ...result, ...changes }, origins),
  });
  const bare = ({ legalName: _, ...profile }: typeof survivor) => profile;

  it("is what it was", () => {
    expect(parted({})).toEqual(bare(survivor));
  });

  it.each<[string, Partial<MergedProfile>, Partial<MergedProfile>]>([
    ["a website", { website: "https://new.example" }, { website: "https://new.example" }],
    ["a language", { languages: ["FR", "NL", "EN"] }, { languages: ["FR", "EN"] }],
    ["a trade name less", { tradeNames: ["Zenne Water BV"] }, { tradeNames: [] }],
    [
      "another presentation",
      { presentation: { fr: "Nous filtrons.", nl: "Nieuw.", en: "We filter." } },
      { presentation: { fr: "Nous filtrons.", nl: "Nieuw.", en: "We filter." } },
    ],
    ["a field that the merge left alone", { foundedOn: "2019-03-01" }, { foundedOn: "2019-03-01" }],
  ])("keeps what was written since: %s", (_, changes, kept) => {
    expect(parted(changes)).toEqual({ ...bare(survivor), ...kept });
  });
});
