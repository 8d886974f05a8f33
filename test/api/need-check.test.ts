import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  anEnterpriseNumber,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  refusalOf,
  type TextWishes,
  versionOf,
} from "../support/stories";

const LEXICON = [
  { id: "water", en: ["water"], fr: ["eau"], nl: ["water"] },
  { id: "filtration", en: ["filtration"], fr: ["filtration"], nl: ["filtratie"] },
];

describe("a need looked over", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ lexicon: LEXICON, publicCatalogue: true });
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    organisationId = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const CHECK = `check { findings { kind sentence field start end passage } missingFacts { fact sentence effect newcomers } }`;
  const check = async (needId: string, caller = adviser, language = "en") => {
    const { data, errors } = await caller.ask<any>(
      `query ($id: ID!) { need(id: $id) { ${CHECK} } }`,
      { id: needId },
      { "accept-language": language },
    );
    expect(errors).toEqual([]);
    return data.need?.check;
  };
  const kindsOf = ({ findings }: any) => findings.map(({ kind }: any) => kind);

  it("as a draft tells every weakness with its place, in the caller's language", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      language: "FR",
      title: "Distributeur",
      text: "Nous cherchons un distributeur. Nous avons aussi besoin d'un logiciel de comptabilité.",
      summary: "Zennewater cherche un distributeur.",
      requirements: [
        {
          level: "MUST",
          text: "Débit élevé",
          measure: "débit",
          operator: "AT_LEAST",
          value: "10",
          unit: "m3/h",
        },
        { level: "MUST", text: "Livraison rapide" },
        {
          level: "MUST",
          text: "Débit réduit",
          measure: "débit",
          operator: "AT_MOST",
          value: "5000",
          unit: "l/h",
        },
      ],
    });
    const { findings } = await check(needId, adviser, "fr");
    expect(findings.map(({ kind, field, passage }: any) => [kind, field, passage])).toEqual([
      ["VAGUE_REQUIREMENT", "requirements.1.text", "rapide"],
      ["SEVERAL_NEEDS", "text", "Nous avons aussi besoin d'un logiciel de comptabilité."],
      ["SUPPLIER_SEARCH", "text", "distributeur"],
      ["CONTRADICTORY_REQUIREMENTS", "requirements.2.text", "Débit réduit"],
      ["IDENTITY_BETRAYED", "summary", "Zennewater"],
    ]);
    expect(findings[3].sentence).toBe(
      "« Débit réduit » et « Débit élevé » s'excluent : personne ne peut satisfaire aux deux.",
    );
    expect(findings[0]).toMatchObject({ start: 10, end: 16 });
    const sentences = async (language: string) =>
      (await check(needId, adviser, language)).findings.map(({ sentence }: any) => sentence);
    const [english, dutch] = [await sentences("en"), await sentences("nl")];
    expect(english[4]).toBe(
      "Strangers will read «Zennewater», a name of the organisation, and know whose need it is. Write the summary without it.",
    );
    expect(new Set([...english, ...dutch]).size).toBe(10);
  });

  it("is clean when nothing is weak", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      text: "We look for membrane filtration of our industrial wastewater.",
      sectors: ["ENVIRONMENT"],
      cooperationKinds: ["JOINT_RD"],
      readinessLevel: 5,
      deadline: "2027-06-30",
      partnerSought: "A maker of membranes",
      requirements: [{ level: "MUST", text: "Ceramic membranes" }],
    });
    expect(await check(needId)).toEqual({ findings: [], missingFacts: [] });
  });

  it("is for its own people and the advisers of its region, whatever its state", async () => {
    const draft = await aDraftNeed(adviser, organisationId);
    const published = await aPublishedNeed(adviser, organisationId);
    const strangers = await aQuebecOrganisation(quebec);
    const see = async (caller: Caller) => [await check(draft, caller), await check(published, caller)];
    for (const role of ["SME_MEMBER", "SME_EDITOR"] as const) {
      const seen = await see(await passerelle.someone(role, { organisationId }));
      expect(seen.map(kindsOf)).toEqual([[], []]);
    }
    for (const caller of [
      quebec,
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ATTACHE"),
      await passerelle.someone("SME_EDITOR", { organisationId: strangers }),
      passerelle.visitor,
    ])
      expect((await see(caller)).map((seen) => seen ?? null)).toEqual([null, null]);
  });

  it("tells which missing fact would change the list most, by ranking with what it could be", async () => {
    const sectors = ["HEALTH", "ICT", "ENVIRONMENT", "BIOTECHNOLOGY"];
    for (const sector of sectors) {
      const partner = await aQuebecOrganisation(quebec, { legalName: `Altimètre ${sector} inc.` });
      await aCapability(quebec, partner, { title: "Altimeters", text: "Altimeters.", sectors: [sector] });
    }
    const needId = await aDraftNeed(adviser, organisationId, {
      title: "Altimeters",
      text: "Altimeters for kites.",
      summary: null,
    });
    const { missingFacts } = await check(needId);
    const top = async (chosen: string[]): Promise<string[]> => {
      const { suggestPartners } = await adviser.get(
        `query ($input: SuggestPartnersInput!) { suggestPartners(input: $input, first: 10) { edges { node { organisation { id } } } } }`,
        {
          input: {
            title: "Altimeters",
            text: "Altimeters for kites.",
            language: "EN",
            organisationId,
            sectors: chosen,
          },
        },
      );
      return suggestPartners.edges.map(({ node }: any) => node.organisation.id);
    };
    const now = await top([]);
    const shares = await Promise.all(
      sectors.map(async (sector) => {
        const then = await top([sector]);
        const common = now.map(
          (_, depth) =>
            then.slice(0, depth + 1).filter((id) => now.slice(0, depth + 1).includes(id)).length /
            (depth + 1),
        );
        return 1 - common.reduce((sum, one) => sum + one, 0) / now.length;
      }),
    );
    const expected = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    expect(now).toHaveLength(4);
    expect(expected).toBeGreaterThan(0.1);
    const [first] = missingFacts;
    expect(first).toMatchObject({
      fact: "SECTORS",
      newcomers: 0,
      sentence: expect.stringMatching(/^No sector .*\.$/),
    });
    expect(first.effect).toBeCloseTo(expected, 3);
    const rest = Object.fromEntries(missingFacts.map(({ fact, effect }: any) => [fact, effect]));
    // Nobody says how mature its technology is: to know the wish would change nothing.
    expect(rest).toMatchObject({ READINESS_LEVEL: 0, COOPERATION_KINDS: 0 });
    expect(rest).toMatchObject({ DEADLINE: null, PARTNER_SOUGHT: null, SUMMARY: null });
    const effects = missingFacts.map(({ effect }: any) => effect ?? -1);
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
  });

  it("is ranked for its own people by what strangers may read alone", async () => {
    const partner = await aQuebecOrganisation(quebec, { legalName: "Planeur inc." });
    await aCapability(quebec, partner, { title: "Variometers", text: "Variometers.", sectors: ["ICT"] });
    const needId = await aDraftNeed(adviser, organisationId, {
      title: "Variometers",
      text: "Variometers. Thin ones.",
    });
    const member = await passerelle.someone("SME_MEMBER", { organisationId });
    const { missingFacts } = await check(needId, member);
    const effects = missingFacts.map(({ effect, newcomers }: any) => [effect, newcomers]);
    expect(effects.filter(([effect]: any) => effect !== null).every(([effect]: any) => effect === 0)).toBe(
      true,
    );
  });

  describe("before it is published", () => {
    const inReview = async (wishes: TextWishes, owner = organisationId) => {
      const needId = await aDraftNeed(adviser, owner, wishes);
      await carryOut(adviser, "submitNeed", "need { id }", { needId, expectedVersion: 1 });
      return needId;
    };
    const publish = async (needId: string, input: object = {}) =>
      carryOut(adviser, "publishNeed", "need { status summary version }", {
        ...{ needId, expectedVersion: await versionOf(adviser, needId) },
        ...input,
      });
    const reasonsOf = async (needId: string) => {
      const id = Buffer.from(needId, "base64").toString("utf8").split(":")[1];
      const rows = await passerelle.dataSource.query<{ reason: string | null }[]>(
        `select w.reason from audit_entry e left join audit_reason w on w.entry_id = e.id
          where e.operation = 'publishNeed' and e.subject_id = $1`,
        [id],
      );
      return rows.map(({ reason }) => reason);
    };

    it.each([
      ["a legal name", { summary: "Zenne-Water looks for clean water." }, "input.summary", "«Zenne-Water»"],
      [
        "a mail address",
        { summary: "Write to me@zenne.example.org." },
        "input.summary",
        "«me@zenne.example.org»",
      ],
      [
        "a name in a translation",
        { translations: [{ language: "NL", title: "T", text: "T", summary: "ZENNEWATER zoekt." }] },
        "input.needId",
        "translations.0.summary holds «ZENNEWATER»",
      ],
    ])("%s in its summary is refused, with the way out", async (_what, wishes, field, quoted) => {
      const needId = await inReview(wishes);
      const refused = await refusalOf(adviser, "publishNeed", { needId, expectedVersion: 2 });
      expect(refused).toMatchObject({
        message: expect.stringMatching(/^The text in .* namedBecause why it may stand there\.$/),
        extensions: { code: "BAD_USER_INPUT", field },
      });
      expect(refused.message).toContain(quoted);
      expect(await reasonsOf(needId)).toEqual([]);
    });

    it("its own registry number is found however it is written, and a summary without it passes", async () => {
      const number = anEnterpriseNumber();
      const { organisation } = await carryOut(adviser, "createOrganisation", "organisation { id }", {
        ...{ register: "KBO", registryNumber: number, legalName: "Quai SRL" },
      });
      const written = `BE ${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
      const needId = await inReview({ summary: `The firm ${written} looks for water.` }, organisation.id);
      const refused = await refusalOf(adviser, "publishNeed", { needId, expectedVersion: 2 });
      expect(refused.message).toContain(number.slice(7));
      expect((await publish(needId, { summary: "A firm looks for water." })).need.status).toBe("PUBLISHED");
      expect(await reasonsOf(needId)).toEqual([null]);
    });

    it("is published all the same with a reason, which the audit log keeps", async () => {
      const needId = await inReview({ summary: "Zennewater looks for clean water." });
      const refused = await refusalOf(adviser, "publishNeed", {
        needId,
        expectedVersion: 2,
        namedBecause: " ",
      });
      expect(refused.extensions.field).toBe("input.namedBecause");
      const namedBecause = "It asked to be named at the trade fair.";
      const { need } = await publish(needId, { namedBecause });
      expect(need).toEqual({ status: "PUBLISHED", summary: "Zennewater looks for clean water.", version: 3 });
      expect(await reasonsOf(needId)).toEqual([namedBecause]);
    });

    it("words of everybody are no betrayal, though the organisation is called by them; a hint does not stop it", async () => {
      const owner = await aBrusselsOrganisation(adviser, { legalName: "Water Filtration SA" });
      const needId = await inReview({ summary: "A firm of Anderlecht looks for water filtration." }, owner);
      const seen = await check(needId);
      expect(seen.findings.map(({ kind, passage }: any) => [kind, passage])).toEqual([
        ["IDENTITY_HINTED", "Anderlecht"],
        ["IDENTITY_HINTED", "water filtration"],
      ]);
      expect((await publish(needId)).need.status).toBe("PUBLISHED");
    });
  });
});
