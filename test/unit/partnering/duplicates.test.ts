import {
  type Comparable,
  type DuplicateReason,
  haveNumbersOfTheirOwn,
  likeness,
  reasonsOf,
  scoreOf,
  webDomainOf,
  WORTH_SHOWING,
} from "../../../src/modules/partnering/duplicates/duplicate.rules";
import { foldName } from "../../../src/modules/partnering/duplicates/name-folding.rules";

describe("names without their legal forms", () => {
  it.each([
    ["Zennewater SRL", "zennewater"],
    ["ZENNEWATER bv", "zennewater"],
    ["Zennewater S.R.L.", "zennewater"],
    ["S.A. Zennewater N.V.", "zennewater"],
    ["Zennewater SPRL/BVBA", "zennewater"],
    ["Zennewater, société anonyme", "zennewater"],
    ["Société à responsabilité limitée Zennewater", "zennewater"],
    ["Érablière Côté & Fils ltée", "erabliere cote et fils"],
    ["Erabliere Cote et Fils Ltd.", "erabliere cote et fils"],
    ["Filtrebois inc.", "filtrebois"],
    ["Filtrebois incorporée", "filtrebois"],
    ["Filtrebois s.e.n.c.r.l.", "filtrebois"],
    ["L'Œuvre de l'Eau ASBL", "loeuvre de leau"],
    ["9123-4567 Québec inc.", "9123 4567 quebec"],
    ["Coopérative Inc Design", "cooperative inc design"],
    ["SA", "sa"],
    ["NV SA", "nv"],
  ])("%s → %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe("names that are alike", () => {
  it.each<[string, string, boolean]>([
    ["Zennewater", "Zenewater", true],
    ["Zennewater SRL", "Zennewatter BV", true],
    ["Filtrebois inc.", "Filtre-bois ltée", true],
    ["Zennewater", "Zennewater Consulting Engineers", false],
    ["Zennewater", "Sennewasser", false],
    ["Filtrebois", "Boisclair", false],
    ["9123-4567 Québec inc.", "9123-4568 Québec inc.", false],
  ])("%s and %s: %s", (a, b, alike) => {
    const both = [likeness(a, b), likeness(b, a)];
    expect(both[0]).toBe(both[1]);
    expect(both.every((one) => one >= 0.8)).toBe(alike);
  });
});

describe("web domains", () => {
  it.each([
    ["https://www.Zenne.example/fr?x=1", "zenne.example"],
    ["zenne.example:8080", "zenne.example"],
    ["http://shop.zenne.example", "shop.zenne.example"],
    ["none", undefined],
    [null, undefined],
  ])("%s → %s", (website, domain) => {
    expect(webDomainOf(website)).toBe(domain);
  });
});

const anOrganisation = (wishes: Partial<Comparable> = {}): Comparable => ({
  id: "a",
  register: "KBO",
  registryNumber: "1000000021",
  names: ["Zennewater SRL"],
  website: null,
  establishmentNumbers: [],
  addresses: [],
  ...wishes,
});
const other = (wishes: Partial<Comparable>) =>
  anOrganisation({ id: "b", registryNumber: "0403170701", names: ["Quelque Chose"], ...wishes });

describe("why two entries may be one organisation", () => {
  const one = anOrganisation({
    website: "https://zenne.example",
    establishmentNumbers: ["2000000042"],
    addresses: [{ postCode: "1070", street: "Rue de l'Écluse 12" }],
  });

  it.each<[string, Partial<Comparable>, DuplicateReason[]]>([
    ["nothing in common", {}, []],
    ["an establishment", { establishmentNumbers: ["2000000042"] }, ["SAME_ESTABLISHMENT_NUMBER"]],
    ["the number in another register", { register: "REQ", registryNumber: "1000000021" }, ["SAME_NUMBER"]],
    ["a trade name", { names: ["Autre", "zennewater nv"] }, ["SAME_NAME"]],
    ["a name with a typing error", { names: ["Zennewatter"] }, ["SIMILAR_NAME"]],
    ["the web domain", { website: "www.zenne.example/nl" }, ["SAME_WEB_DOMAIN"]],
    ["the address", { addresses: [{ postCode: "1070", street: "rue de l'ecluse, 12" }] }, ["SAME_ADDRESS"]],
    ["another number there", { addresses: [{ postCode: "1070", street: "Rue de l'Écluse 1" }] }, []],
  ])("%s", (_, wishes, reasons) => {
    expect(reasonsOf(one, other(wishes)).map(({ reason }) => reason)).toEqual(reasons);
  });

  it("counts an identifier for more than everything that is not one", () => {
    const identified = scoreOf(reasonsOf(one, other({ establishmentNumbers: ["2000000042"] })));
    const fuzzy = scoreOf(
      reasonsOf(one, other({ names: ["Zennewater"], website: "zenne.example", addresses: one.addresses })),
    );
    expect(identified).toBeGreaterThan(fuzzy);
    expect(fuzzy).toBe(85);
  });

  it("shows no two for their address alone, nor for a host of pages of many", () => {
    expect(scoreOf(reasonsOf(one, other({ addresses: one.addresses })))).toBeLessThan(WORTH_SHOWING);
    const website = "https://facebook.com/zenne";
    expect(reasonsOf({ ...one, website }, other({ website }))).toEqual([]);
  });

  it("warns where each has a number of its own in one register", () => {
    expect(haveNumbersOfTheirOwn(one, other({}))).toBe(true);
    expect(haveNumbersOfTheirOwn(one, other({ register: "REQ" }))).toBe(false);
  });
});
