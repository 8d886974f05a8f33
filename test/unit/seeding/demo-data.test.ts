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
  normalisePostCode,
  ownerProblems,
  profileProblems,
} from "../../../src/modules/partnering/organisations/organisation.rules";
import { SECTORS } from "../../../src/modules/partnering/sectors/sector";
import { dayOf } from "../../../src/modules/shared/clock";
import { LANGUAGES } from "../../../src/modules/shared/language";
import { readRegistryNumber } from "../../../src/modules/shared/register";
import { demoRows } from "../../../src/seeding/demo/demo-data";
import { DEMO_FILES, type DemoOrganisation, readDemoFile } from "../../../src/seeding/demo/demo-files";
import { organisationRows } from "../../../src/seeding/demo/demo-organisation";
import { capabilityRow, needRow } from "../../../src/seeding/demo/demo-texts";

const NOW = new Date("2026-11-23T08:00:00Z");
const TODAY = dayOf(NOW);
const rows = demoRows(NOW);

function problemsOf(demo: DemoOrganisation): unknown[] {
  const { establishments, contacts, owners, activityCodes } = organisationRows(demo, NOW);
  const shares = owners.reduce((sum, { share }) => sum.plus(share), new Decimal(0));
  return [
    ...profileProblems(demo, TODAY),
    ...establishments.flatMap((place) => establishmentProblems(place, TODAY)),
    ...contacts.flatMap(contactProblems),
    ...demo.figures.flatMap((figures) => figuresProblems(figures, TODAY)),
    ...owners.flatMap((owner) => ownerProblems(owner, shares.minus(owner.share))),
    ...activityCodeProblems(activityCodes),
    ...demo.needs.flatMap((need) => [
      ...needProblems(needRow(demo.key, need, NOW)),
      ...requirementProblems(need.requirements),
    ]),
    ...demo.capabilities.flatMap((one) => [
      ...capabilityProblems(capabilityRow(demo.key, one, true, NOW)),
      ...one.evidence.flatMap((proof) => evidenceProblems(proof, TODAY)),
    ]),
  ];
}

describe.each(DEMO_FILES)("%s", (file) => {
  const organisations = readDemoFile(file);

  it("breaks no rule of the catalogue", () => {
    expect(organisations.map((demo) => [demo.key, problemsOf(demo)])).toEqual(
      organisations.map(({ key }) => [key, []]),
    );
  });

  it("gives registry numbers and post codes as they are stored", () => {
    for (const { register, registryNumber, establishments } of organisations) {
      expect(readRegistryNumber(registryNumber, register)).toEqual({ ok: true, number: registryNumber });
      for (const { postCode, country } of establishments)
        expect(postCode).toBe(postCode && normalisePostCode(postCode, country));
    }
  });

  it("lies on the side that its name says, as far as its places tell", () => {
    const side = file.startsWith("brussels") ? "BRUSSELS" : "QUEBEC";
    const regions = organisations.map((demo) => organisationRows(demo, NOW).organisation.region);
    expect(regions.filter((region) => region !== side)).toEqual([]);
  });

  it("names sectors and languages that exist", () => {
    for (const { declaredSectors, languages, needs, capabilities } of organisations) {
      const sectors = [declaredSectors, ...[...needs, ...capabilities].map((text) => text.sectors)].flat();
      expect(SECTORS).toEqual(expect.arrayContaining(sectors));
      expect(LANGUAGES).toEqual(expect.arrayContaining(languages.map((language) => language.toUpperCase())));
    }
  });
});

describe("demoRows", () => {
  it("gives every row an identifier of its own, the same at every load", () => {
    const { organisations, needs, requirements, capabilities, evidence } = rows;
    const parts = organisations.flatMap(
      ({ organisation, establishments, contacts, financialYears, owners, activityCodes }) => [
        organisation,
        ...establishments,
        ...contacts,
        ...financialYears,
        ...owners,
        ...activityCodes,
      ],
    );
    const ids = [...parts, ...needs, ...requirements, ...capabilities, ...evidence].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const later = demoRows(new Date("2028-01-01T00:00:00Z"));
    expect(later.capabilities.map(({ id }) => id)).toEqual(capabilities.map(({ id }) => id));
  });

  it("is worth looking at: both sides, many needs and capabilities", () => {
    expect(rows.organisations.length).toBeGreaterThanOrEqual(60);
    expect(rows.needs.length).toBeGreaterThanOrEqual(90);
    expect(rows.capabilities.length).toBeGreaterThanOrEqual(200);
  });

  it("publishes needs a few months ago, with their summary cleared", () => {
    const published = rows.needs.filter(({ status }) => status === "PUBLISHED");
    for (const { publishedAt, summaryClearedAt } of published) {
      expect(publishedAt && dayOf(publishedAt) >= "2026-06-01" && dayOf(publishedAt) < "2026-09-23").toBe(
        true,
      );
      expect(summaryClearedAt).toEqual(publishedAt);
    }
    const unpublished = rows.needs.filter(({ status }) => status === "DRAFT" || status === "IN_REVIEW");
    expect(unpublished.every(({ summaryClearedAt }) => summaryClearedAt === null)).toBe(true);
  });

  it("leaves every seventh summary of a capability to be cleared", () => {
    const waiting = rows.capabilities.flatMap(({ summaryClearedAt }, index) =>
      summaryClearedAt === null ? [index + 1] : [],
    );
    expect(waiting).toEqual(Array.from({ length: waiting.length }, (_, index) => (index + 1) * 7));
  });

  it("orders what belongs to an organisation as its file does", () => {
    for (const { activityCodes, establishments } of rows.organisations)
      for (const ids of [activityCodes, establishments].map((parts) => parts.map(({ id }) => id)))
        expect(ids).toEqual([...ids].sort());
  });

  it("stores languages in upper case and presentations under lower case ones", () => {
    for (const { organisation } of rows.organisations) {
      expect(LANGUAGES).toEqual(expect.arrayContaining(organisation.languages));
      expect(["en", "fr", "nl"]).toEqual(expect.arrayContaining(Object.keys(organisation.presentation)));
    }
  });
});
