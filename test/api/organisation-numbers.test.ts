import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import { anEnterpriseNumber, aQuebecNumber, carryOut, refusalOf } from "../support/stories";

const FIND = `query ($number: String!, $register: Register) {
  organisation(registryNumber: $number, register: $register) { legalName register registryNumber }
}`;

describe("an organisation's registry number", () => {
  let passerelle: Passerelle;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const enter = async (register: string, registryNumber: string, legalName = "Zennewater SRL") => {
    const { organisation } = await carryOut(
      adviser,
      "createOrganisation",
      "organisation { registryNumber }",
      {
        register,
        registryNumber,
        legalName,
      },
    );
    return organisation.registryNumber as string;
  };

  it("is stored as ten digits, however it is written", async () => {
    const number = anEnterpriseNumber();
    const dotted = `BE ${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
    expect(await enter("KBO", dotted)).toBe(number);
    expect(await enter("KBO", "403.170.701")).toBe("0403170701");
    expect(await enter("REQ", "11 4392-0115")).toBe("1143920115");
  });

  it("finds its organisation, however it is written", async () => {
    const number = anEnterpriseNumber();
    await enter("KBO", number, "Sennoise SA");
    for (const written of [number, `BE${number}`, `${number.slice(0, 4)}.${number.slice(4)}`]) {
      const { organisation } = await adviser.get(FIND, { number: written, register: "KBO" });
      expect(organisation).toEqual({ legalName: "Sennoise SA", register: "KBO", registryNumber: number });
    }
  });

  it("needs its register named when the same digits fit both", async () => {
    const number = "1100000091";
    await enter("KBO", number, "Onze Senne NV");
    await enter("REQ", number, "Onze Rivières inc.");
    expect(await adviser.refusal(FIND, { number })).toMatchObject({
      message: expect.stringContaining("KBO or REQ"),
      extensions: { code: "BAD_USER_INPUT", field: "register" },
    });
    const inQuebec = await adviser.get(FIND, { number, register: "REQ" });
    expect(inQuebec.organisation.legalName).toBe("Onze Rivières inc.");
    const inBelgium = await adviser.get(FIND, { number, register: "KBO" });
    expect(inBelgium.organisation.legalName).toBe("Onze Senne NV");
  });

  it("needs no register when it fits one alone", async () => {
    const number = "2243920115";
    await enter("REQ", number, "Seule inc.");
    const { organisation } = await adviser.get(FIND, { number });
    expect(organisation.legalName).toBe("Seule inc.");
  });

  it("is null when nobody has it, and refused when nobody can have it", async () => {
    const { organisation } = await adviser.get(FIND, { number: aQuebecNumber(), register: "REQ" });
    expect(organisation).toBeNull();
    for (const number of ["5500000000", "0403.170.702", "", "x".repeat(5_000)])
      expect(await adviser.refusal(FIND, { number })).toMatchObject({
        message: expect.stringMatching(/^.{10,300}\.$/),
        extensions: { code: "BAD_USER_INPUT" },
      });
  });

  it("belongs to one organisation of its register", async () => {
    const number = anEnterpriseNumber();
    await enter("KBO", number);
    expect(
      await refusalOf(adviser, "createOrganisation", {
        register: "KBO",
        registryNumber: number,
        legalName: "B",
      }),
    ).toMatchObject({
      message: expect.stringContaining(number),
      extensions: { code: "CONFLICT", field: "input.registryNumber" },
    });
  });

  it("belongs to one organisation also when two are entered at once", async () => {
    const input = { register: "KBO", registryNumber: anEnterpriseNumber(), legalName: "Deux fois SA" };
    const document = `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } } }`;
    const answers = await Promise.all([1, 2, 3].map(() => adviser.ask(document, { input })));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code ?? "entered").sort();
    expect(codes).toEqual(["CONFLICT", "CONFLICT", "entered"]);
  });

  it.each([
    ["KBO", "0403.170.702", "last two digits"],
    ["KBO", "2403170701", "first of its ten digits"],
    ["KBO", "number", "ten digits"],
    ["REQ", "4443920115", "11, 22, 33 or 88"],
    ["REQ", "114392011", "ten digits"],
  ])("of %s is refused as «%s»", async (register, registryNumber, reason) => {
    const refusal = await refusalOf(adviser, "createOrganisation", {
      register,
      registryNumber,
      legalName: "B",
    });
    expect(refusal.message).toContain(reason);
    expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "input.registryNumber" });
  });

  it("has to be given when the identifier is not", async () => {
    expect(await adviser.refusal("{ organisation { id } }")).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", field: "id" },
    });
  });
});
