import { setTimeout as wait } from "node:timers/promises";
import { auditOf } from "../support/accounts";
import type { Caller } from "../support/caller";
import { Listener } from "../support/listener";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";

const SEARCH = "savedSearch { id name text need { id } threshold digest nextDigestAt version }";
const SEARCHES = `{ savedSearches { id name candidates { edges { node { organisation { id } capability { id } score toldAt } } } } }`;
const ARRIVED = `subscription ($id: ID) { suggestionArrived(savedSearchId: $id) {
  savedSearch { id } candidate { organisation { id } score } } }`;

describe("saved searches", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;
  const listeners: Listener[] = [];

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
  });

  afterEach(async () => {
    for (const listener of listeners.splice(0)) await listener.stop();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const sweep = () => passerelle.application.savedSearches.watch.sweep();
  const save = async (caller: Caller, input: object) =>
    (await carryOut(caller, "saveSearch", SEARCH, { name: "Mine", threshold: 0.05, ...input })).savedSearch;
  const found = async (caller: Caller, id: string): Promise<string[]> => {
    const { savedSearches } = await caller.get(SEARCHES);
    const search = savedSearches.find((one: any) => one.id === id);
    return search.candidates.edges.map(({ node }: any) => node.organisation.id);
  };
  const aCandidate = async (word: string) => {
    const organisationId = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisationId, { title: word, text: `We build ${word}.` });
    return organisationId;
  };
  const listening = async (caller: Caller, id?: string) => {
    const listener = await Listener.of(passerelle, caller);
    listeners.push(listener);
    return listener.follow(ARRIVED, { id });
  };

  it("find who reaches the threshold after they were saved, once", async () => {
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for hovercrafts." });
    await aCandidate("hovercrafts");
    const mine = await passerelle.adviser("BRUSSELS");
    const search = await save(mine, { needId, name: "Hovercrafts", threshold: 0.05 });
    expect(search).toMatchObject({
      name: "Hovercrafts",
      need: { id: needId },
      text: null,
      digest: "NONE",
      version: 1,
    });
    const high = await save(mine, { needId, threshold: 99 });
    const typed = await save(mine, {
      search: { text: "hovercrafts", language: "EN", partnerRegion: "QUEBEC" },
    });
    expect(typed).toMatchObject({ need: null, text: "hovercrafts" });
    await sweep();
    expect(await found(mine, search.id)).toEqual([]);
    const arrived = await aCandidate("hovercrafts");
    await sweep();
    await sweep();
    expect(await found(mine, search.id)).toEqual([arrived]);
    expect(await found(mine, typed.id)).toEqual([arrived]);
    expect(await found(mine, high.id)).toEqual([]);
    const lowered = await carryOut(mine, "updateSavedSearch", SEARCH, {
      savedSearchId: high.id,
      expectedVersion: 1,
      threshold: 0.05,
      name: "Low",
    });
    expect(lowered.savedSearch).toMatchObject({
      name: "Low",
      threshold: 0.05,
      version: 2,
      need: { id: needId },
    });
    await sweep();
    expect(await found(mine, high.id)).toEqual([]);
    expect((await auditOf(passerelle, "saveSearch")).length).toBe(3);
  });

  it("tell whoever listens, as it happens, of their own searches alone", async () => {
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for gliders." });
    const [mine, other] = [await passerelle.adviser("QUEBEC"), await passerelle.someone("ANALYST")];
    const search = await save(mine, { needId });
    const theirs = await save(other, { needId });
    const events = await listening(mine);
    const others = await listening(other, theirs.id);
    const [first, second] = [events.next(), others.next()];
    await wait(300);
    const candidate = await aCandidate("gliders");
    await sweep();
    expect((await first).value.data.suggestionArrived).toEqual({
      savedSearch: { id: search.id },
      candidate: { organisation: { id: candidate }, score: expect.any(Number) },
    });
    expect((await second).value.data.suggestionArrived.savedSearch).toEqual({ id: theirs.id });
    const next = events.next();
    const another = await aCandidate("gliders");
    await sweep();
    expect((await next).value.data.suggestionArrived.candidate.organisation).toEqual({ id: another });
  });

  it("cannot be followed by others, nor without the role", async () => {
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for airships." });
    const search = await save(adviser, { needId });
    const refused = async (caller: Caller, id?: string) => {
      const events = await listening(caller, id);
      const { value } = await events.next().catch((errors: unknown) => ({ value: { errors } }));
      return value.errors[0].extensions.code;
    };
    expect(await refused(quebec, search.id)).toBe("NOT_FOUND");
    expect(await refused(adviser, needId)).toBe("BAD_USER_INPUT");
    expect(await refused(await passerelle.someone("SME_EDITOR", { organisationId: asker }))).toBe(
      "FORBIDDEN",
    );
    expect(await refused(passerelle.visitor)).toBe("UNAUTHENTICATED");
  });

  it("are their owner's alone", async () => {
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for submarines." });
    const search = await save(adviser, { needId });
    const target = { savedSearchId: search.id, expectedVersion: 1 };
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    expect((await quebec.get(SEARCHES)).savedSearches).toEqual([]);
    expect((await quebec.get(node, { id: search.id })).node).toBeNull();
    expect((await adviser.get(node, { id: search.id })).node).toEqual({ id: search.id });
    for (const verb of ["updateSavedSearch", "removeSavedSearch"]) {
      expect((await refusalOf(quebec, verb, target)).extensions.code).toBe("NOT_FOUND");
      expect((await refusalOf(adviser, verb, { ...target, expectedVersion: 7 })).extensions).toMatchObject({
        code: "CONFLICT",
        currentVersion: 1,
      });
    }
    for (const role of ["ATTACHE", "COORDINATOR"] as const)
      expect((await (await passerelle.someone(role)).refusal(SEARCHES)).extensions.code).toBe("FORBIDDEN");
    const { savedSearches } = await carryOut(adviser, "removeSavedSearch", "savedSearches { id }", target);
    expect(savedSearches).not.toContainEqual({ id: search.id });
    expect((await refusalOf(adviser, "removeSavedSearch", target)).extensions.code).toBe("NOT_FOUND");
  });

  it("rest while their need is not published, leave out whom advisers left out, and end with the role", async () => {
    const mine = await passerelle.adviser("BRUSSELS");
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for sledges." });
    const search = await save(mine, { needId });
    const dismissed = await aCandidate("sledges");
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      needId,
      organisationId: dismissed,
      reason: "QUALITY",
    });
    await sweep();
    expect(await found(mine, search.id)).toEqual([]);
    await carryOut(adviser, "withdrawNeed", "need { id }", { needId, expectedVersion: 3 });
    await aCandidate("sledges");
    await sweep();
    expect(await found(mine, search.id)).toEqual([]);
    const former = await passerelle.adviser("QUEBEC");
    const typed = { search: { text: "sledges" } };
    const [kept, ended] = [await save(mine, typed), await save(former, typed)];
    const { viewer } = await former.get("{ viewer { id } }");
    const rawId = (id: string) => Buffer.from(id, "base64").toString().split(":")[1];
    await passerelle.dataSource.query("update role_assignment set valid_until = $2 where person_id = $1", [
      rawId(viewer.id),
      passerelle.clock.now(),
    ]);
    const arrived = await aCandidate("sledges");
    await sweep();
    expect(await found(mine, kept.id)).toEqual([arrived]);
    const rows = await passerelle.dataSource.query(
      "select organisation_id from saved_search_candidate where is_new and saved_search_id = $1",
      [rawId(ended.id)],
    );
    expect(rows).toEqual([]);
  });

  it("refuse what cannot be searched", async () => {
    const mine = await passerelle.adviser("BRUSSELS");
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for kites." });
    const draft = await aDraftNeed(adviser, asker);
    const refused: [object, string][] = [
      [{ threshold: 0, needId }, "input.threshold"],
      [{ threshold: 101, needId }, "input.threshold"],
      [{ threshold: 5 }, "input.needId"],
      [{ threshold: 5, needId, search: { text: "kites" } }, "input.needId"],
      [{ threshold: 5, search: { text: "kites" }, filter: { includeDismissed: true } }, "input.filter"],
      [{ threshold: 5, search: { text: " " } }, "input.search.text"],
      [{ threshold: 5, search: { text: "kites", weights: { wording: 11 } } }, "input.search.weights.wording"],
      [{ threshold: 5, needId: draft }, "input.needId"],
      [{ threshold: 5, needId, name: "" }, "input.name"],
    ];
    for (const [input, field] of refused)
      expect(await refusalOf(mine, "saveSearch", { name: "Mine", ...input })).toMatchObject(
        badInputAt(field),
      );
    const one = await save(mine, { needId, idempotencyKey: "once" });
    expect((await save(mine, { needId, idempotencyKey: "once" })).id).toBe(one.id);
    for (let number = 1; number < 20; number += 1) await save(mine, { needId });
    expect(await refusalOf(mine, "saveSearch", { name: "Mine", threshold: 5, needId })).toMatchObject({
      message: expect.stringContaining("20 are the most"),
      extensions: { code: "BAD_USER_INPUT" },
    });
    expect((await mine.get(SEARCHES)).savedSearches).toHaveLength(20);
  });
});
