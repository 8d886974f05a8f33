import Decimal from "decimal.js";
import {
  capabilityProblems,
  evidenceProblems,
} from "../../../src/modules/partnering/capabilities/capability.rules";
import { needProblems } from "../../../src/modules/partnering/needs/need.rules";
import { requirementProblems } from "../../../src/modules/partnering/needs/requirement.rules";
import {
  activityCodeProblems,
  contactProblems,
  establishmentProblems,
  figuresProblems,
  ownerProblems,
  profileProblems,
} from "../../../src/modules/partnering/organisations/organisation.rules";
import { dayOf } from "../../../src/modules/shared/clock";
import { readRegistryNumber } from "../../../src/modules/shared/register";
import { hasForbiddenCharacters } from "../../../src/modules/shared/text";
import {
  type SyntheticOrganisation,
  syntheticOrganisation,
} from "../../../src/seeding/synthetic/synthetic-organisation";

const NOW = new Date("2026-11-23T08:00:00Z");
const TODAY = dayOf(NOW);
const SEED = 7;

function organisations(count: number, seed = SEED): SyntheticOrganisation[] {
  return Array.from({ length: count }, (_, number) => syntheticOrganisation(seed, number, NOW));
}

const many = organisations(5_000);

/** Identifiers of every row, of all tables. */
function idsOf(one: SyntheticOrganisation): string[] {
  return Object.values(one).flatMap((rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id));
}

function problemsOf(one: SyntheticOrganisation): unknown[] {
  const { organisation, establishment, contact, financial_year, owner, activity_code } = one;
  return [
    ...organisation.flatMap((profile) => profileProblems(profile, TODAY)),
    ...establishment.flatMap((place) => establishmentProblems(place, TODAY)),
    ...contact.flatMap(contactProblems),
    ...financial_year.flatMap((year) => figuresProblems(year, TODAY)),
    ...owner.flatMap((holder) => ownerProblems(holder, othersOf(one, holder.id))),
    ...activityCodeProblems(activity_code),
    ...one.need.flatMap(needProblems),
    ...requirementProblems(one.requirement),
    ...one.capability.flatMap(capabilityProblems),
    ...one.evidence.flatMap((proof) => evidenceProblems(proof, TODAY)),
  ];
}

function othersOf({ owner }: SyntheticOrganisation, id: string): Decimal {
  return owner.reduce((sum, other) => (other.id === id ? sum : sum.plus(other.share)), new Decimal(0));
}

describe("syntheticOrganisation", () => {
  it("gives the same organisation for the same seed and number", () => {
    expect(organisations(50)).toEqual(many.slice(0, 50));
  });

  it("gives other names, texts and identifiers for another seed, under the same numbers", () => {
    const [one, other] = [syntheticOrganisation(1, 5, NOW), syntheticOrganisation(2, 5, NOW)];
    expect(other.organisation[0].registryNumber).toBe(one.organisation[0].registryNumber);
    expect(other.organisation[0].legalName).not.toBe(one.organisation[0].legalName);
    expect(other.capability[0]?.text).not.toBe(one.capability[0]?.text);
    expect(idsOf(other).some((id) => idsOf(one).includes(id))).toBe(false);
  });

  it("keeps half of them on each side", () => {
    const brussels = many.filter(({ organisation: [{ region }] }) => region === "BRUSSELS");
    const quebec = many.filter(({ organisation: [{ region }] }) => region === "QUEBEC");
    expect([brussels.length, quebec.length]).toEqual([2_500, 2_500]);
  });

  it("repeats no number, name, identifier or text", () => {
    const profiles = many.map(({ organisation: [profile] }) => profile);
    const texts = many.flatMap(({ capability, need }) => [...capability, ...need].map(({ text }) => text));
    for (const values of [
      profiles.map(({ register, registryNumber }) => `${register} ${registryNumber}`),
      profiles.map(({ tradeNames }) => tradeNames.join()),
      many.flatMap(idsOf),
      texts,
    ])
      expect(new Set(values).size).toBe(values.length);
  });

  it.each([0, 1, 9_999, 20_000, 20_001, 99_999, 999_998, 999_999])(
    "gives number %i a registry number that its register accepts, outside the demo data's range",
    (number) => {
      const { register, registryNumber } = syntheticOrganisation(SEED, number, NOW).organisation[0];
      expect(readRegistryNumber(registryNumber, register)).toEqual({ ok: true, number: registryNumber });
      expect(registryNumber).not.toMatch(/^(1999|1199)/);
    },
  );

  it("breaks no rule of the catalogue", () => {
    expect(many.slice(0, 2_000).flatMap(problemsOf)).toEqual([]);
  });

  it("writes in three languages, in texts of 15 to 60 words without a slot left open", () => {
    const texts = many.flatMap(({ capability, need }) => [...capability, ...need]);
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(["EN", "FR", "NL"]));
    const lengths = texts.map(({ text }) => text.split(" ").length);
    expect([Math.min(...lengths) >= 15, Math.max(...lengths) <= 60]).toEqual([true, true]);
    const wordings = texts.map(({ text, title, summary }) => [text, title, summary].join(" "));
    expect(
      wordings.filter((words) => /[{}]|undefined| {2}/.test(words) || hasForbiddenCharacters(words)),
    ).toEqual([]);
  });

  it("gives everything an identifier in the order of creation", () => {
    const profiles = many.map(({ organisation: [profile] }) => profile);
    expect(profiles.map(({ id }) => id)).toEqual(profiles.map(({ id }) => id).sort());
    const moments = profiles.map(({ createdAt }) => createdAt.getTime());
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(
      many
        .flatMap(idsOf)
        .every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });

  it("lets nothing lie in the future", () => {
    const texts = many.flatMap(({ organisation, need, capability }) => [
      ...organisation,
      ...need,
      ...capability,
    ]);
    expect(texts.filter(({ createdAt, updatedAt }) => createdAt > updatedAt || updatedAt > NOW)).toEqual([]);
  });

  it("mostly publishes needs, and gives some capabilities evidence", () => {
    const needs = many.flatMap(({ need }) => need);
    const capabilities = many.flatMap(({ capability }) => capability);
    const proven = new Set(many.flatMap(({ evidence }) => evidence.map(({ capabilityId }) => capabilityId)));
    expect(needs.filter(({ status }) => status === "PUBLISHED").length / needs.length).toBeGreaterThan(0.8);
    expect(proven.size / capabilities.length).toBeGreaterThan(0.3);
    expect(proven.size / capabilities.length).toBeLessThan(0.6);
  });
});
