import { Client } from "pg";
import { readIdOf } from "../../src/graphql/global-id";
import {
  aDraftIntroduction,
  aSentIntroduction,
  refusedStep,
  step,
  type TheTwo,
  theTwo,
} from "../support/introductions";
import { Passerelle } from "../support/passerelle";
import { aCapability, badInputAt, carryOut, mutation, refusalOf, versionOf } from "../support/stories";

const INTRODUCE = mutation("startIntroduction", "introduction { state }");
const DISMISSED = { reason: "QUALITY" };
const ROUNDS = 5;
const WAITING = `select count(*)::int from pg_stat_activity
  where wait_event_type = 'Lock' and datname = current_database()`;

describe("what advisers and both sides decide of one pair", () => {
  let passerelle: Passerelle;
  let two: TheTwo;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(async () => {
    two = await theTwo(passerelle);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const pair = () => ({ needId: two.needId, organisationId: two.candidateId });
  const introducing = () => ({ needId: two.needId, candidateId: two.candidateId, message: "A firm seeks." });
  const dismiss = () =>
    carryOut(two.adviser, "dismissSuggestion", "need { id }", { ...pair(), ...DISMISSED });
  const verdicts = () =>
    passerelle.dataSource.query(
      `select v.kind, v.undone_at is null as stands, (select e.operation from audit_entry e
         where e.subject_type = 'SuggestionVerdict' and e.subject_id = v.id::text order by e.position desc limit 1)
         as last from suggestion_verdict v where v.need_id = $1`,
      [readIdOf("Need", two.needId, "id")],
    );

  describe("a dismissed candidate", () => {
    let capabilityId: string;

    beforeEach(async () => {
      capabilityId = await aCapability(two.quebecAdviser, two.candidateId);
    });

    const change = async () =>
      carryOut(two.candidate, "updateCapability", "capability { id }", {
        capabilityId,
        expectedVersion: await versionOf(two.candidate, capabilityId),
        text: "We now build nanofiltration plants for laundries, with two in service since spring.",
      });

    it("is not introduced as it was dismissed", async () => {
      await dismiss();
      expect(await refusalOf(two.adviser, "startIntroduction", introducing())).toMatchObject(
        badInputAt("input.candidateId"),
      );
      expect(await verdicts()).toEqual([{ kind: "DISMISSED", stands: true, last: "dismissSuggestion" }]);
    });

    it("that came back with another profile is introduced, which takes the dismissal back", async () => {
      await dismiss();
      await change();
      expect(await aDraftIntroduction(two)).toMatchObject({ state: "DRAFT" });
      expect(await verdicts()).toEqual([{ kind: "DISMISSED", stands: false, last: "startIntroduction" }]);
    });

    it("dismissed again after it came back stays away", async () => {
      await dismiss();
      await change();
      await carryOut(two.adviser, "undoVerdict", "need { id }", pair());
      await dismiss();
      expect(await refusalOf(two.adviser, "startIntroduction", introducing())).toMatchObject(
        badInputAt("input.candidateId"),
      );
    });
  });

  it("nobody dismisses or blocks what is being introduced; the introduction is withdrawn first", async () => {
    const introduction = await aSentIntroduction(two);
    const sentAlready = {
      message: expect.stringContaining("is SENT already"),
      extensions: { code: "CONFLICT" },
    };
    const blocking = {
      organisationId: two.candidateId,
      otherOrganisationId: two.seekerId,
      reason: "Rivals.",
    };
    expect(await refusalOf(two.adviser, "dismissSuggestion", { ...pair(), ...DISMISSED })).toMatchObject(
      sentAlready,
    );
    expect(await refusalOf(two.adviser, "blockPair", blocking)).toMatchObject(sentAlready);
    await step(two.adviser, "withdrawIntroduction", introduction);
    await carryOut(two.adviser, "blockPair", "organisation { id }", blocking);
    await dismiss();
  });

  it("a draft is not sent when its need was withdrawn meanwhile", async () => {
    const draft = await aDraftIntroduction(two);
    await carryOut(two.adviser, "withdrawNeed", "need { id }", { needId: two.needId, expectedVersion: 3 });
    expect(await refusedStep(two.adviser, "sendIntroduction", draft)).toMatchObject({
      message: expect.stringContaining("WITHDRAWN"),
      extensions: { code: "BAD_USER_INPUT", field: "input.introductionId" },
    });
  });

  describe("at once", () => {
    /** Makes all wait for the same row, or the same pair, before one goes on; in the embedded database all take turns. */
    async function allWaiting<T>(lock: string, value: string, start: () => Promise<T>[]): Promise<T[]> {
      if (passerelle.target.kind !== "server") return Promise.all(start());
      const { url, poolSize } = passerelle.target;
      // What is going on is told once a transaction, so it is looked at from outside.
      const [holder, onlooker] = [new Client(url), new Client(url)];
      for (const client of [holder, onlooker]) await client.connect();
      await holder.query("begin");
      await holder.query(lock, [value]);
      const running = start();
      for (let count = 0; count < Math.min(running.length, poolSize);)
        count = (await onlooker.query(WAITING)).rows[0].count;
      await holder.query("commit");
      for (const client of [holder, onlooker]) await client.end();
      return Promise.all(running);
    }

    const codeOf = async (
      asked: Promise<{ errors: readonly { extensions: { code: string }; message: string }[] }>,
    ) => {
      const [error] = (await asked).errors;
      return error ? `${error.extensions.code}: ${error.message}` : "DONE";
    };

    it("one of those who accept, decline and withdraw wins, and the others hear what happened", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        two = await theTwo(passerelle);
        const introduction = await aSentIntroduction(two);
        const input = { introductionId: introduction.id, expectedVersion: introduction.version };
        const ask = (caller: TheTwo["adviser"], verb: string, more = {}) =>
          codeOf(
            caller.ask(mutation(`${verb}Introduction`, "introduction { state }"), {
              input: { ...input, ...more },
            }),
          );
        const answers = await allWaiting(
          "select 1 from introduction where id = $1 for update",
          readIdOf("Introduction", introduction.id, "id"),
          () => [
            ask(two.candidate, "accept"),
            ask(two.quebecAdviser, "decline", { reason: "TOO_EARLY" }),
            ask(two.adviser, "withdraw"),
          ],
        );
        expect(answers.filter((answer) => answer === "DONE")).toHaveLength(1);
        const happened = [
          "the candidate has accepted the introduction, which is SENT",
          "the candidate declined the introduction (TOO_EARLY)",
          "the introduction is WITHDRAWN",
        ][answers.indexOf("DONE")];
        for (const answer of answers.filter((one) => one !== "DONE"))
          expect(answer).toBe(
            `CONFLICT: Somebody else was first: ${String(happened)}. It is now at version 3; read it again and decide on what you find.`,
          );
      }
    });

    it("one of several who introduce the same two wins, and the others hear what stands", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        two = await theTwo(passerelle);
        const { needId, candidateId } = introducing();
        const answers = await allWaiting(
          "select pg_advisory_xact_lock(hashtextextended($1, 0))",
          `${readIdOf("Need", needId, "id")}:${readIdOf("Organisation", candidateId, "id")}`,
          () => Array.from({ length: 4 }, () => codeOf(two.adviser.ask(INTRODUCE, { input: introducing() }))),
        );
        expect(answers.sort()).toEqual([
          ...Array.from(
            { length: 3 },
            () => "CONFLICT: The two organisations have an introduction that is DRAFT already.",
          ),
          "DONE",
        ]);
      }
    });

    it("either the candidate is dismissed or it is introduced, never both", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        two = await theTwo(passerelle);
        const dismissing = mutation("dismissSuggestion", "need { id }");
        const answers = await allWaiting(
          "select pg_advisory_xact_lock(hashtextextended($1, 0))",
          `${readIdOf("Need", two.needId, "id")}:${readIdOf("Organisation", two.candidateId, "id")}`,
          () => [
            codeOf(two.adviser.ask(INTRODUCE, { input: introducing() })),
            codeOf(two.adviser.ask(dismissing, { input: { ...pair(), ...DISMISSED } })),
          ],
        );
        expect(answers.filter((answer) => answer === "DONE")).toHaveLength(1);
        const [introduced, dismissed] = answers;
        if (introduced === "DONE")
          expect(dismissed).toContain("CONFLICT: The two organisations have an introduction");
        else
          expect(introduced).toMatch(
            /^(CONFLICT: The candidate has just been|BAD_USER_INPUT: The candidate was) dismissed/,
          );
      }
    });
  });
});
