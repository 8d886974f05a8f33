import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { anAcceptedIntroduction } from "../support/programme";
import {
  aBrusselsOrganisation,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";
import {
  AGREEMENT_STATES,
  type AgreementState,
  agreementTransitions,
} from "../../src/modules/programme/agreements/agreement.rules";

const AGREEMENT = `id state version kind title signedOn activeFrom endedOn endReason fromSuggestion nextFollowUpOn
  need { title } introduction { state } mission { id } parties { party organisation { legalName } confirmedAt }
  proofs { title datedOn sha256 reference } followUps { party month turnover { amount currency } jobs products }`;
const PAYLOAD = `agreement { ${AGREEMENT} }`;
const proof = (title: string) => ({
  title,
  datedOn: "2026-11-20",
  sha256: "0123456789abcdef".repeat(4),
  reference: "Cabinet 4, folder 12",
});

describe("agreements", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebecAdviser: Caller;
  let seeker: Caller;
  let candidate: Caller;
  let introductionId: string;
  let needId: string;
  let seekerId: string;
  let candidateId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    passerelle.clock.set("2026-11-19T09:00:00Z");
    adviser = await passerelle.adviser("BRUSSELS");
    quebecAdviser = await passerelle.adviser("QUEBEC");
    seekerId = await aBrusselsOrganisation(adviser);
    candidateId = await aQuebecOrganisation(quebecAdviser);
    needId = await aPublishedNeed(adviser, seekerId);
    introductionId = await anAcceptedIntroduction(adviser, quebecAdviser, needId, candidateId);
    passerelle.clock.set("2026-11-23T09:00:00Z");
    adviser = await passerelle.adviser("BRUSSELS");
    quebecAdviser = await passerelle.adviser("QUEBEC");
    seeker = await passerelle.someone("SME_EDITOR", { organisationId: seekerId, hours: 50_000 });
    candidate = await passerelle.someone("SME_EDITOR", { organisationId: candidateId, hours: 50_000 });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const recorded = async (more: object = {}) =>
    (
      await carryOut(seeker, "recordAgreement", PAYLOAD, {
        introductionId,
        kind: "JOINT_RD",
        title: "Membranes together",
        ...more,
      })
    ).agreement;
  const target = ({ id, version }: any) => ({ agreementId: id, expectedVersion: version });
  const step = async (caller: Caller, verb: string, agreement: any, more: object = {}) =>
    (await carryOut(caller, verb, PAYLOAD, { ...target(agreement), ...more })).agreement;
  const signed = async () => {
    const half = await step(seeker, "signAgreement", await recorded(), { signedOn: "2026-11-20" });
    return step(candidate, "signAgreement", half, { signedOn: "2026-11-20" });
  };
  const seen = async (caller: Caller, id: string) =>
    (await caller.get(`query ($id: ID!) { node(id: $id) { ... on Agreement { ${AGREEMENT} } } }`, { id }))
      .node;

  it("goes from talks to its end, confirmed by both parties, with the chain that it came from", async () => {
    let agreement = await recorded();
    expect(agreement).toMatchObject({
      state: "NEGOTIATING",
      fromSuggestion: false,
      need: { title: "Cleaner wastewater" },
      introduction: { state: "ACCEPTED" },
      parties: [
        { organisation: { legalName: "Zennewater SRL" } },
        { organisation: { legalName: "Filtrebois inc." } },
      ],
    });
    agreement = await step(seeker, "signAgreement", agreement, {
      signedOn: "2026-11-20",
      proof: proof("Contract, our copy"),
    });
    expect(agreement).toMatchObject({ state: "NEGOTIATING", signedOn: "2026-11-20", nextFollowUpOn: null });
    expect(
      await refusalOf(seeker, "signAgreement", { ...target(agreement), signedOn: "2026-11-20" }),
    ).toMatchObject(badInputAt("input.agreementId"));
    expect(
      await refusalOf(candidate, "signAgreement", { ...target(agreement), signedOn: "2026-11-19" }),
    ).toMatchObject(badInputAt("input.signedOn"));
    agreement = await step(candidate, "signAgreement", agreement, { signedOn: "2026-11-20" });
    expect(agreement).toMatchObject({ state: "SIGNED", nextFollowUpOn: "2027-05-20", proofs: [] });
    agreement = await step(candidate, "activateAgreement", agreement, { activeFrom: "2026-12-01" });
    expect(agreement).toMatchObject({ state: "ACTIVE", activeFrom: "2026-12-01" });
    agreement = await step(seeker, "endAgreement", agreement);
    expect(agreement).toMatchObject({ state: "ENDED", endedOn: "2026-11-23", endReason: null });
  });

  it("takes every legal step and no other", async () => {
    const reach: Record<AgreementState, () => Promise<any>> = {
      NEGOTIATING: () => recorded(),
      SIGNED: signed,
      ACTIVE: async () => step(seeker, "activateAgreement", await signed(), { activeFrom: "2026-12-01" }),
      ENDED: async () => step(seeker, "endAgreement", await recorded(), { reason: "No agreement." }),
    };
    const verbs: [string, AgreementState, object][] = [
      ["signAgreement", "SIGNED", { signedOn: "2026-11-20" }],
      ["activateAgreement", "ACTIVE", { activeFrom: "2026-12-01" }],
      ["endAgreement", "ENDED", { reason: "Over." }],
    ];
    for (const from of AGREEMENT_STATES)
      for (const [verb, to, more] of verbs) {
        const agreement = await reach[from]();
        const legal = (agreementTransitions[from] as readonly string[]).includes(to);
        const input = { ...target(agreement), ...more };
        if (legal) await carryOut(seeker, verb, "__typename", input);
        else expect(await refusalOf(seeker, verb, input)).toMatchObject(badInputAt("input.agreementId"));
      }
  }, 60_000);

  it("keeps each party's proofs and figures to its people and the advisers of its region", async () => {
    const agreement = await signed();
    const kept = await step(seeker, "recordAgreementProof", agreement, proof("Annex on prices"));
    expect(kept.proofs).toEqual([proof("Annex on prices")]);
    passerelle.clock.set("2027-05-20T09:00:00Z");
    await step(seeker, "recordFollowUp", kept, {
      month: 6,
      turnover: { amount: "120000.50", currency: "EUR" },
      jobs: 2,
      products: "A skid",
    });
    const brusselsAdviser = await passerelle.adviser("BRUSSELS");
    const otherAdviser = await passerelle.adviser("QUEBEC");
    for (const caller of [seeker, brusselsAdviser]) {
      const { proofs, followUps } = await seen(caller, agreement.id);
      expect(proofs).toHaveLength(1);
      expect(followUps).toEqual([
        {
          party: "SEEKER",
          month: 6,
          turnover: { amount: "120000.50", currency: "EUR" },
          jobs: 2,
          products: "A skid",
        },
      ]);
    }
    for (const caller of [candidate, otherAdviser]) {
      const { title, proofs, followUps } = await seen(caller, agreement.id);
      expect({ title, proofs, followUps }).toEqual({
        title: "Membranes together",
        proofs: [],
        followUps: [],
      });
    }
  });

  it("does not exist for anybody else", async () => {
    const { id } = await recorded();
    const stranger = await aQuebecOrganisation(quebecAdviser, { legalName: "Boisclair inc." });
    const others = [
      await passerelle.someone("SME_EDITOR", { organisationId: stranger }),
      await passerelle.someone("ANALYST"),
      await passerelle.someone("ATTACHE"),
      await passerelle.someone("COORDINATOR", { region: "BRUSSELS" }),
    ];
    for (const caller of others) {
      expect(await seen(caller, id)).toBeNull();
      const { data } = await caller.ask("{ agreements { edges { node { id } } } }");
      expect((data as any)?.agreements?.edges ?? []).toEqual([]);
    }
  });

  it("asks after 6, 12 and 24 months what came of it, whoever has not told yet", async () => {
    let agreement = await signed();
    const early = { ...target(agreement), month: 6, jobs: 1 };
    expect(await refusalOf(seeker, "recordFollowUp", early)).toMatchObject(badInputAt("input.month"));
    expect(await refusalOf(seeker, "recordFollowUp", { ...early, month: 7 })).toMatchObject(
      badInputAt("input.month"),
    );
    const [{ jobs }] = await passerelle.dataSource.query(
      "select count(*)::int as jobs from pgboss.job where name = 'agreement-follow-up' and data->>'agreementId' = $1",
      [
        Buffer.from(agreement.id as string, "base64")
          .toString("utf8")
          .split(":")[1],
      ],
    );
    expect(jobs).toBe(3);
    passerelle.clock.set("2027-05-20T09:00:00Z");
    agreement = await step(seeker, "recordFollowUp", agreement, { month: 6, jobs: 1 });
    expect(
      await refusalOf(seeker, "recordFollowUp", { ...target(agreement), month: 6, jobs: 2 }),
    ).toMatchObject(badInputAt("input.month"));
    await passerelle.application.agreementFollowUps.remind({
      agreementId: Buffer.from(agreement.id as string, "base64")
        .toString("utf8")
        .split(":")[1]!,
      month: 6,
    });
    const mails = await passerelle.dataSource.query(
      "select recipient, subject from outbox_mail where created_at = $1",
      [passerelle.clock.now()],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0].subject).toBe("What came of your agreement?");
    agreement = await step(candidate, "recordFollowUp", agreement, { month: 6, products: "A skid" });
    expect(agreement.nextFollowUpOn).toBe("2027-11-20");
  });

  it.each<[string, object, string]>([
    ["an empty title", { title: " " }, "input.title"],
    [
      "a mission that is not there",
      { missionId: Buffer.from("Mission:019ac000-0000-7000-8000-000000000000").toString("base64") },
      "input.missionId",
    ],
    [
      "an introduction that is not there",
      { introductionId: Buffer.from("Introduction:019ac000-0000-7000-8000-000000000000").toString("base64") },
      "input.introductionId",
    ],
  ])("refuses %s", async (_case, more, field) => {
    const refusal = await refusalOf(seeker, "recordAgreement", {
      introductionId,
      kind: "BRANCH",
      title: "Membranes",
      ...more,
    });
    expect(refusal.extensions.field).toBe(field);
  });

  it("refuses a proof that is none, a future signature, and an end without a reason before it was active", async () => {
    const agreement = await recorded();
    const signature = { ...target(agreement), signedOn: "2026-11-20" };
    expect(
      await refusalOf(seeker, "signAgreement", {
        ...signature,
        proof: { ...proof("Contract"), sha256: "12" },
      }),
    ).toMatchObject(badInputAt("input.proof.sha256"));
    expect(await refusalOf(seeker, "signAgreement", { ...signature, signedOn: "2026-11-24" })).toMatchObject(
      badInputAt("input.signedOn"),
    );
    expect(await refusalOf(seeker, "endAgreement", target(agreement))).toMatchObject(
      badInputAt("input.reason"),
    );
    expect((await seen(seeker, agreement.id)).version).toBe(1);
  });

  it("is not signed before the introduction that it came from, which would put it into figures of years long told", async () => {
    const agreement = await recorded();
    for (const signedOn of ["1900-01-01", "2026-11-18"])
      expect(await refusalOf(seeker, "signAgreement", { ...target(agreement), signedOn })).toMatchObject(
        badInputAt("input.signedOn"),
      );
  });

  it("is signed today by the calendar of either side", async () => {
    // In Brussels it is the 24th already.
    passerelle.clock.set("2026-11-23T23:30:00Z");
    const agreement = await step(seeker, "signAgreement", await recorded(), { signedOn: "2026-11-24" });
    expect(agreement.signedOn).toBe("2026-11-24");
  });
});
