import type { Caller } from "../support/caller";
import {
  aDocument,
  anAcceptedIntroduction,
  aPromisedIntroduction,
  type Introduced,
  PROMISE,
  refusedStep,
  step,
  type TheTwo,
  theTwo,
} from "../support/introductions";
import { Passerelle } from "../support/passerelle";
import { aQuebecOrganisation, badInputAt, carryOut, refusalOf } from "../support/stories";

const SEEN = `query ($id: ID!) { node(id: $id) { ... on Introduction {
  nonDisclosureAgreement { signedOn seekerSignatory candidateSignatory }
  documents { id side title reference sha256 } } } }`;
const OWN = `query ($id: ID!) { organisation(id: $id) { documents { id title reference version } } }`;

describe("what two who were introduced entrust to each other", () => {
  let passerelle: Passerelle;
  let two: TheTwo;
  let documentId: string;
  let introduction: Introduced;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    two = await theTwo(passerelle);
    documentId = await aDocument(two.seeker, two.seekerId);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const seen = async (caller: Caller) => (await caller.get(SEEN, { id: introduction.id })).node;
  const documentsSeen = async (caller: Caller) => (await seen(caller)).documents.map(({ id }: any) => id);
  const release = async (id = documentId) =>
    (introduction = await step(two.seeker, "releaseDocument", introduction, { documentId: id }));
  const readsOf = async () =>
    (
      await passerelle.dataSource.query(
        "select count(*)::int from audit_entry where kind = 'CONFIDENTIAL_READ'",
      )
    )[0].count as number;

  describe("the non-disclosure agreement", () => {
    it("is recorded by either side, and read by the people and advisers of both alone", async () => {
      introduction = await aPromisedIntroduction(two);
      for (const reader of [two.seeker, two.candidate, two.adviser, two.quebecAdviser])
        expect((await seen(reader)).nonDisclosureAgreement).toEqual(PROMISE);
      for (const role of ["ANALYST", "ATTACHE"] as const)
        expect((await seen(await passerelle.someone(role))).nonDisclosureAgreement).toBeNull();
    });

    it("may be recorded anew until a document rests on it", async () => {
      introduction = await aPromisedIntroduction(two);
      const again = { ...PROMISE, signedOn: "2026-11-21" };
      introduction = await step(two.quebecAdviser, "recordNonDisclosureAgreement", introduction, again);
      expect((await seen(two.seeker)).nonDisclosureAgreement.signedOn).toBe("2026-11-21");
      await release();
      expect(
        await refusedStep(two.candidate, "recordNonDisclosureAgreement", introduction, PROMISE),
      ).toMatchObject(badInputAt("input.introductionId"));
    });

    it.each([
      ["a day to come", { signedOn: "2199-01-01" }, "input.signedOn"],
      ["nobody who signed", { seekerSignatory: " " }, "input.seekerSignatory"],
    ])("is refused with %s", async (_, wrong, field) => {
      introduction = await anAcceptedIntroduction(two);
      const input = { ...PROMISE, ...wrong };
      expect(
        await refusedStep(two.seeker, "recordNonDisclosureAgreement", introduction, input),
      ).toMatchObject(badInputAt(field));
    });

    it("is told to the other side, naming nobody", async () => {
      introduction = await aPromisedIntroduction(two);
      const [mail] = await passerelle.dataSource.query(
        "select subject, body from outbox_mail order by created_at desc, id desc limit 1",
      );
      expect(mail.subject).toBe("A non-disclosure agreement was recorded");
      expect(mail.body).not.toMatch(/Zenne|Bois|Ann|Bo /);
    });
  });

  describe("a document", () => {
    it("is its owner's and its region's advisers' to see", async () => {
      const own = async (caller: Caller) =>
        (await caller.get(OWN, { id: two.seekerId })).organisation?.documents ?? null;
      for (const reader of [two.seeker, two.adviser]) expect(await own(reader)).toHaveLength(1);
      for (const outsider of [two.candidate, two.quebecAdviser, await passerelle.someone("ANALYST")])
        expect(await own(outsider)).toBeNull();
    });

    it("is read by the other side when the promise is recorded and the owner has released that one", async () => {
      const kept = await aDocument(two.seeker, two.seekerId, { title: "Prices" });
      introduction = await anAcceptedIntroduction(two);
      expect(await refusedStep(two.seeker, "releaseDocument", introduction, { documentId })).toMatchObject(
        badInputAt("input.introductionId"),
      );
      introduction = await step(two.seeker, "recordNonDisclosureAgreement", introduction, PROMISE);
      expect(await documentsSeen(two.candidate)).toEqual([]);
      await release();
      expect((await seen(two.candidate)).documents).toEqual([
        {
          id: documentId,
          side: "SEEKER",
          title: "Drawings of the skid",
          reference: "https://files.test.example/skid",
          sha256: "0123456789abcdef".repeat(4),
        },
      ]);
      const member = await passerelle.someone("SME_MEMBER", { organisationId: two.candidateId });
      expect(await documentsSeen(member)).toEqual([documentId]);
      expect(await documentsSeen(member)).not.toContain(kept);
      const ownPage = await two.candidate.get(OWN, { id: two.seekerId });
      expect(ownPage.organisation.documents).toBeNull();
    });

    it("is for nobody else: neither the other region's advisers nor readers of the catalogue", async () => {
      introduction = await aPromisedIntroduction(two);
      await release();
      const analyst = await passerelle.someone("ANALYST");
      expect(await documentsSeen(two.adviser)).toEqual([documentId]);
      for (const outsider of [two.quebecAdviser, analyst]) expect(await documentsSeen(outsider)).toEqual([]);
    });

    it("leaves a trace when it is released and whenever the other side reads of it", async () => {
      introduction = await aPromisedIntroduction(two);
      await release();
      const disclosures = await passerelle.dataSource.query(
        "select kind from audit_entry where operation = 'releaseDocument' order by position desc limit 2",
      );
      expect(disclosures.map(({ kind }: any) => kind).sort()).toEqual(["CHANGE", "DISCLOSURE"]);
      const before = await readsOf();
      await seen(two.candidate);
      await seen(two.candidate);
      await seen(two.seeker);
      expect(await readsOf()).toBe(before + 2);
    });

    it("is read no longer when the release is withdrawn, and may be released again", async () => {
      introduction = await aPromisedIntroduction(two);
      await release();
      introduction = await step(two.adviser, "withdrawDocumentRelease", introduction, { documentId });
      expect(await documentsSeen(two.candidate)).toEqual([]);
      expect(
        await refusedStep(two.seeker, "withdrawDocumentRelease", introduction, { documentId }),
      ).toMatchObject(badInputAt("input.documentId"));
      await release();
      expect(await documentsSeen(two.candidate)).toEqual([documentId]);
      expect(await refusedStep(two.seeker, "releaseDocument", introduction, { documentId })).toMatchObject(
        badInputAt("input.documentId"),
      );
    });

    it("goes from everywhere when its owner removes it", async () => {
      introduction = await aPromisedIntroduction(two);
      await release();
      await carryOut(two.seeker, "removeDocument", "documentId", { documentId, expectedVersion: 1 });
      expect(await documentsSeen(two.candidate)).toEqual([]);
      expect((await two.seeker.get(OWN, { id: two.seekerId })).organisation.documents).toEqual([]);
      expect(
        await refusedStep(two.seeker, "withdrawDocumentRelease", introduction, { documentId }),
      ).toMatchObject({ extensions: { code: "NOT_FOUND" } });
    });

    it("is released by editors of its owner alone", async () => {
      introduction = await aPromisedIntroduction(two);
      const input = { documentId };
      for (const [caller, code] of [
        [two.adviser, "FORBIDDEN"],
        [two.candidate, "NOT_FOUND"],
      ] as const)
        expect(await refusedStep(caller, "releaseDocument", introduction, input)).toMatchObject({
          extensions: { code },
        });
      const elsewhere = await aQuebecOrganisation(two.quebecAdviser);
      const foreign = await aDocument(two.quebecAdviser, elsewhere);
      expect(
        await refusedStep(two.seeker, "releaseDocument", introduction, { documentId: foreign }),
      ).toMatchObject({ extensions: { code: "NOT_FOUND" } });
    });

    it("is registered once with its key, by its own people and their advisers", async () => {
      const wishes = { idempotencyKey: "drawings" };
      const first = await aDocument(two.seeker, two.seekerId, wishes);
      expect(await aDocument(two.seeker, two.seekerId, wishes)).toBe(first);
      const input = { organisationId: two.seekerId, title: "T", mediaType: "text/plain", sizeBytes: 1 };
      const whole = { ...input, sha256: "a".repeat(64), reference: "R" };
      expect(await refusalOf(two.quebecAdviser, "registerDocument", whole)).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
      expect(await refusalOf(two.candidate, "registerDocument", whole)).toMatchObject({
        extensions: { code: "NOT_FOUND" },
      });
      expect(
        await refusalOf(two.candidate, "removeDocument", { documentId: first, expectedVersion: 1 }),
      ).toMatchObject({ extensions: { code: "NOT_FOUND" } });
      expect(
        await refusalOf(two.seeker, "removeDocument", { documentId: first, expectedVersion: 2 }),
      ).toMatchObject({ extensions: { code: "CONFLICT" } });
    });

    it.each([
      ["an empty title", { title: "" }, "input.title"],
      ["a media type that is none", { mediaType: "PDF" }, "input.mediaType"],
      ["no bytes", { sizeBytes: 0 }, "input.sizeBytes"],
      ["another digest", { sha256: "abc" }, "input.sha256"],
      ["no place", { reference: " " }, "input.reference"],
      ["a link that runs something", { reference: "JavaScript:alert(1)" }, "input.reference"],
      ["a link that holds a page of its own", { reference: "data:text/html,<b>" }, "input.reference"],
      ["a day that no calendar has", { datedOn: "2026-02-30" }, "input.datedOn"],
    ])("is refused with %s", async (_, wrong, field) => {
      const facts = { title: "T", mediaType: "text/plain", sizeBytes: 1, sha256: "a".repeat(64) };
      const input = { organisationId: two.seekerId, ...facts, reference: "R", ...wrong };
      expect(await refusalOf(two.seeker, "registerDocument", input)).toMatchObject({
        extensions: { code: "BAD_USER_INPUT", field },
      });
    });
  });
});
