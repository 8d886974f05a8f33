import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";

const folder = join(__dirname, "..", "..", "src", "server", "explorer", "tabs");
const tabs = readdirSync(folder).sort();

describe("the explorer's starter tabs on the demo data", () => {
  let passerelle: Passerelle;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ demo: true });
    adviser = await passerelle.demoPerson("adviser.brussels@passerelle.example");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  function run(start: string, caller = adviser): Promise<any> {
    const tab = tabs.find((name) => name.startsWith(start));
    return caller.get(readFileSync(join(folder, tab ?? start), "utf8"));
  }

  it("are five", () => {
    expect(tabs.map((name) => name[0])).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("1 ranks Quebec partners for a need typed in French, with reasons", async () => {
    const { suggestPartners } = await run("1");
    const nodes = suggestPartners.edges.map(({ node }: any) => node);
    expect(nodes).toHaveLength(5);
    expect(nodes.map(({ rank }: any) => rank)).toEqual([1, 2, 3, 4, 5]);
    for (const { organisation, capability, explanation } of nodes) {
      expect(organisation.registryNumber).toMatch(/^(11|22|33|88)\d{8}$/);
      expect(capability.title).toBeTruthy();
      expect(explanation.contributions.length).toBeGreaterThan(1);
      expect(explanation.requirements).toHaveLength(3);
    }
    expect(nodes[0].capability.title).toMatch(/PFAS/);
    expect(nodes[0].explanation.matchedTerms.length).toBeGreaterThan(0);
  });

  it("2 shows who in Brussels works in biotechnology, with capabilities", async () => {
    const { organisations } = await run("2");
    expect(organisations.totalCount).toBeGreaterThanOrEqual(8);
    expect(organisations.edges[0].node.capabilities.edges.length).toBeGreaterThan(0);
  });

  it("3 tells why one comes third, and why others are not there", async () => {
    const { need, whyNotInThisRegion, whyNotThisOne } = await run("3");
    expect(need.partnerSuggestions.edges).toHaveLength(3);
    expect(need.partnerSuggestions.edges[2].node.explanation.contributions.length).toBeGreaterThan(0);
    expect(whyNotInThisRegion.rank).toBeNull();
    expect(whyNotInThisRegion.reasons.map(({ reason }: any) => reason)).toContain("OTHER_REGION");
    expect(
      whyNotThisOne.suggestion === null ||
        whyNotThisOne.suggestion.score < need.partnerSuggestions.edges[2].node.score,
    ).toBe(true);
  });

  it("4 shows the gaps, and supply and demand by sector and region", async () => {
    const { unmatchedNeeds, supplyAndDemand } = await run("4");
    expect(unmatchedNeeds.length).toBeGreaterThan(0);
    expect(supplyAndDemand).toContainEqual(expect.objectContaining({ sector: "ICT", region: "QUEBEC" }));
    for (const { needs, capabilities } of supplyAndDemand as { needs: number; capabilities: number }[])
      expect(needs + capabilities).toBeGreaterThan(0);
  });

  it("5 shows an SME its own profile and suggestions, and nothing of another's", async () => {
    const own = await run("5", await passerelle.demoPerson("editor@aquaferm.example"));
    expect(own.viewer.organisations[0].legalName).toBe("Aquaferm SRL");
    expect(own.aquaferm.figures.length).toBeGreaterThan(0);
    const [first] = own.aquaferm.needs.edges[0].node.partnerSuggestions.edges;
    expect(first.node.card.summary).toBeTruthy();
    expect(first.node.organisation).toBeNull();
    const other = await run("5", await passerelle.demoPerson("editor@lumiflux.example"));
    expect(other.viewer.organisations[0].legalName).toBe("Lumiflux SRL");
    expect(other.aquaferm).toBeNull();
  });
});
