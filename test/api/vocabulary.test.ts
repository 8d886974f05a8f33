import { Passerelle } from "../support/passerelle";

describe("the vocabulary", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    expect(passerelle.internalErrors).toEqual([]);
    await passerelle.stop();
  });

  it("gives a visitor every label, in the language of the request or of the argument", async () => {
    const all = `{ vocabulary { enum value label } }`;
    const { vocabulary } = await passerelle.visitor.get(all, {}, { "accept-language": "nl-BE" });
    expect(vocabulary).toContainEqual({ enum: "Sector", value: "ENVIRONMENT", label: "Milieu" });
    expect(vocabulary).toContainEqual({ enum: "NeedStatus", value: "MET", label: "Vervuld" });
    const french = await passerelle.visitor.get(`{ vocabulary(enum: "Region", locale: FR) { value label } }`);
    expect(french.vocabulary).toEqual([
      { value: "BRUSSELS", label: "Région de Bruxelles-Capitale" },
      { value: "QUEBEC", label: "Québec" },
    ]);
  });

  it("asks what was meant by a name that it does not have", async () => {
    const { message, extensions } = await passerelle.visitor.refusal(
      `{ vocabulary(enum: "Sectr") { value } }`,
    );
    expect(message).toMatch(/Did you mean «Sector»/);
    expect(extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "enum" });
  });
});
