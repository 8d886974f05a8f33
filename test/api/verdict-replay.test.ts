import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateSet } from "../../src/matching/evaluation";
import { auditOf } from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
} from "../support/stories";

const REPLAY = `query ($v: ID, $n: ID, $o: ID) { replayVerdict(verdictId: $v, needId: $n, organisationId: $o) {
  verdict { id kind } need { id status } organisation { id } scoreThen scoreNow scoreDifference rankThen rankNow
  reasonsNow { reason } contributions { signal pointsThen pointsNow } changes { kind then now sentence } } }`;

describe("verdicts looked at again", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const aPartner = async (word: string) => {
    const organisationId = await aQuebecOrganisation(quebec, { legalName: `Fabrique ${word} inc.` });
    const capabilityId = await aCapability(quebec, organisationId, { title: word, text: `We make ${word}.` });
    return { organisationId, capabilityId };
  };
  const aPair = async (word: string) => {
    const needId = await aPublishedNeed(adviser, asker, { text: `We look for ${word}.` });
    return { needId, ...(await aPartner(word)) };
  };
  const judge = async (needId: string, organisationId: string, reason?: string): Promise<string> => {
    const { verdict } = await carryOut(
      adviser,
      reason ? "dismissSuggestion" : "shortlistSuggestion",
      "verdict { id }",
      { needId, organisationId, ...(reason ? { reason } : {}) },
    );
    return verdict.id as string;
  };
  const replay = async (asked: object, caller = adviser, headers = {}) =>
    (await caller.get(REPLAY, asked, headers)).replayVerdict;
  const kinds = ({ changes }: any) => changes.map(({ kind }: any) => kind);

  it("are the same as long as nothing changed, also when they dismiss", async () => {
    const { needId, organisationId } = await aPair("hygrometers");
    const id = await judge(needId, organisationId, "QUALITY");
    const again = await replay({ n: needId, o: organisationId }, await passerelle.someone("ANALYST"));
    expect(again).toMatchObject({
      verdict: { id, kind: "DISMISSED" },
      need: { id: needId },
      organisation: { id: organisationId },
      scoreNow: again.scoreThen,
      scoreDifference: 0,
      rankThen: 1,
      rankNow: 1,
      changes: [],
    });
    const points = again.contributions.map(({ pointsNow }: any) => pointsNow);
    expect(again.contributions.map(({ pointsThen }: any) => pointsThen)).toEqual(points);
    expect(points.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(again.scoreNow, 4);
  });

  it("tell what is different: profile, need, lexicon, or others who say the same", async () => {
    const { needId, organisationId, capabilityId } = await aPair("barographs");
    const id = await judge(needId, organisationId);
    const { organisationId: rival } = await aPartner("barographs, barographs and barographs");
    await aPartner("barographs");
    const others = await replay({ v: id }, adviser, { "accept-language": "nl" });
    expect(kinds(others)).toEqual(["OTHERS"]);
    expect(others.changes[0].sentence).toMatch(/^Niets van dit alles/);
    expect(others.scoreDifference).toBeCloseTo(others.scoreNow - others.scoreThen, 4);
    expect(others.scoreDifference).not.toBe(0);
    expect(rival).not.toBe(organisationId);

    await carryOut(quebec, "updateCapability", "capability { id }", {
      capabilityId,
      expectedVersion: 1,
      text: "We make pianos.",
      title: "Pianos",
    });
    expect(kinds(await replay({ v: id }))).toEqual(["PROFILE"]);
    await carryOut(adviser, "addConcept", "concept { id }", {
      labels: [
        { language: "EN", text: "barograph" },
        { language: "FR", text: "barographe" },
      ],
    });
    const all = await replay({ v: id });
    expect(kinds(all)).toEqual(["LEXICON", "PROFILE"]);
    expect(all.changes[0].then).not.toBe(all.changes[0].now);
    expect(all.scoreNow).toBeLessThan(all.scoreThen);
  });

  it("also when the need was withdrawn, the candidate archived, or the verdict undone", async () => {
    const { needId, organisationId } = await aPair("anemometers");
    const id = await judge(needId, organisationId);
    await carryOut(adviser, "withdrawNeed", "need { status }", { needId, expectedVersion: 3 });
    expect(await replay({ v: id })).toMatchObject({ need: { status: "WITHDRAWN" }, rankNow: 1 });
    await carryOut(quebec, "archiveOrganisation", "organisation { id }", {
      organisationId,
      expectedVersion: 2,
    });
    await carryOut(adviser, "undoVerdict", "verdict { kind }", { needId, organisationId });
    const gone = await replay({ v: id });
    expect(gone).toMatchObject({ scoreNow: 0, rankNow: null, reasonsNow: [{ reason: "NOTHING_TO_RANK" }] });
    expect(gone.scoreThen).toBeGreaterThan(0);
    expect(kinds(gone)).toEqual(["NEED", "PROFILE"]);
    expect((await adviser.refusal(REPLAY, { n: needId, o: organisationId })).extensions).toMatchObject({
      code: "NOT_FOUND",
      field: "organisationId",
    });
  });

  it("are named in one way, and are the readers' of the catalogue alone", async () => {
    const { needId, organisationId } = await aPair("pluviometers");
    const id = await judge(needId, organisationId);
    for (const asked of [{}, { n: needId }, { v: id, n: needId }, { v: id, n: needId, o: organisationId }])
      expect(await adviser.refusal(REPLAY, asked)).toMatchObject(badInputAt("verdictId"));
    const member = await passerelle.someone("SME_EDITOR", { organisationId: asker });
    expect((await member.refusal(REPLAY, { v: id })).extensions.code).toBe("FORBIDDEN");
    const find = "query ($id: ID!) { node(id: $id) { id ... on SuggestionVerdict { kind comment } } }";
    expect((await member.get(find, { id })).node).toBeNull();
    expect((await quebec.get(find, { id })).node).toMatchObject({ id, kind: "SHORTLISTED" });
  });

  it("are written as a judged set that the evaluation measures", async () => {
    const folder = join(mkdtempSync(join(tmpdir(), "judged-")), "set");
    try {
      const right = await aPair("gravimeters");
      const fitted = await aPair("seismographs");
      const wrong = await aPair("magnetometers");
      await judge(right.needId, right.organisationId);
      await judge(fitted.needId, fitted.organisationId, "COMPETITOR");
      await judge(wrong.needId, wrong.organisationId, "NOT_RELEVANT");
      const size = await passerelle.application.judgedSet.write(folder);
      const lines = (name: string) =>
        readFileSync(join(folder, name), "utf8")
          .trim()
          .split("\n")
          .map((line) => (name.endsWith("tsv") ? line.split("\t") : JSON.parse(line)));
      expect(size).toEqual({
        profiles: lines("profiles.jsonl").length,
        needs: lines("needs.jsonl").length,
        judgements: lines("qrels.tsv").length,
      });
      const grades = new Map(lines("qrels.tsv").map(([need, owner, grade]) => [`${need} ${owner}`, grade]));
      const key = ({ needId, organisationId }: typeof right) =>
        [needId, organisationId].map((id) => Buffer.from(id, "base64").toString().split(":")[1]).join(" ");
      expect([right, fitted, wrong].map((pair) => grades.get(key(pair)))).toEqual(["2", "1", "0"]);
      for (const name of ["profiles.jsonl", "needs.jsonl", "qrels.tsv"]) {
        expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
        expect(readFileSync(join(folder, name), "utf8")).not.toMatch(/Fabrique|Zennewater|inc\./);
      }
      const { needs, metrics, problems } = await evaluateSet({ folder, lexica: [], threads: 1 });
      expect(problems).toEqual([]);
      // A need that was judged to have nobody is left out of the means.
      const withFit = new Set(
        lines("qrels.tsv")
          .filter(([, , grade]) => grade > 0)
          .map(([need]) => need),
      );
      expect(needs).toBe(withFit.size);
      expect(metrics.recall100).toBeGreaterThan(0.5);
      expect((await auditOf(passerelle, "exportVerdicts")).map(({ subjectType }) => subjectType)).toEqual([
        "SuggestionVerdict",
      ]);
    } finally {
      rmSync(join(folder, ".."), { recursive: true });
    }
  });
});
