import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aCapability, aPublishedNeed, aQuebecOrganisation } from "../support/stories";

describe("an SME updates its profile", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("and an adviser's next query finds what it added", async () => {
    const brussels = await passerelle.adviser("BRUSSELS");
    const quebec = await passerelle.adviser("QUEBEC");
    const asker = await aBrusselsOrganisation(brussels);
    const needId = await aPublishedNeed(brussels, asker, {
      text: "Recovery of silver from photographic fixing baths.",
    });
    const partner = await aQuebecOrganisation(quebec, { legalName: "Argentor inc." });
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: partner });
    const suggestions = `query ($id: ID!) {
      need(id: $id) { partnerSuggestions { edges { node { organisation { legalName } capability { title } } } } }
    }`;
    const before = await brussels.get(suggestions, { id: needId });
    expect(before.need.partnerSuggestions.edges).toEqual([]);

    await aCapability(editor, partner, {
      title: "Silver recovery cell",
      text: "Electrolytic recovery of silver from fixing baths.",
    });

    const after = await brussels.get(suggestions, { id: needId });
    expect(after.need.partnerSuggestions.edges).toEqual([
      {
        node: { organisation: { legalName: "Argentor inc." }, capability: { title: "Silver recovery cell" } },
      },
    ]);
  });
});
