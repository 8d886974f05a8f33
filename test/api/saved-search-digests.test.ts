import type { Caller } from "../support/caller";
import { createMailCarrier } from "../../src/server/mail-carrier";
import { MailServer } from "../support/mail-server";
import { Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
} from "../support/stories";

const SEARCH = "savedSearch { id digest nextDigestAt digestStoppedAt version }";
const FROM = { from: "Passerelle <no-reply@passerelle.example>", folder: "unused" };
/** A Wednesday, at nine in Brussels. */
const NOW = "2026-07-01T07:00:00Z";

describe("digests of saved searches", () => {
  let passerelle: Passerelle;
  let server: MailServer;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    server = await MailServer.start();
    const carrier = createMailCarrier({ smtpUrl: server.url, ...FROM });
    passerelle = await Passerelle.start({
      parts: {
        accountPagesUrl: "https://pages.test.example/",
        mailCarrier: async (mail) => {
          await carrier(mail);
          passerelle.mails.push(mail);
        },
      },
    });
    passerelle.clock.set(NOW);
    adviser = await someone("BRUSSELS");
    quebec = await someone("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    await server.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const someone = (region: "BRUSSELS" | "QUEBEC") => passerelle.someone("ADVISER", { region, hours: 10_000 });
  const rawId = (id: string) => Buffer.from(id, "base64").toString().split(":")[1];
  const addressOf = async (caller: Caller): Promise<string> => {
    const { viewer } = await caller.get("{ viewer { id } }");
    const [person] = await passerelle.dataSource.query<{ email: string }[]>(
      "select email from person where id = $1",
      [rawId(viewer.id)],
    );
    return person?.email ?? "";
  };
  const save = async (caller: Caller, digest: string, needId: string) =>
    (await carryOut(caller, "saveSearch", SEARCH, { name: "Zeppelin SA", threshold: 0.05, needId, digest }))
      .savedSearch;
  const aNeed = (word: string) => aPublishedNeed(adviser, asker, { text: `We look for ${word}.` });
  const aCandidate = async (word: string) => {
    const organisationId = await aQuebecOrganisation(quebec, { legalName: `Atelier ${word} inc.` });
    await aCapability(quebec, organisationId, { title: word, text: `We build ${word}.` });
    await passerelle.application.savedSearches.watch.sweep();
  };
  /** What is sent when the clock shows this. */
  const mailsAt = async (moment: string) => {
    passerelle.clock.set(moment);
    passerelle.mails.splice(0);
    await passerelle.application.savedSearches.digests.sweep();
    await passerelle.application.outbox.deliver();
    return [...passerelle.mails];
  };
  const look = async (caller: Caller) =>
    (await caller.get(`{ savedSearches { id digest nextDigestAt digestStoppedAt version } }`))
      .savedSearches[0];

  it("come in the morning of the reader's place, when there is news, in the reader's language, and name nobody", async () => {
    const [daily, weekly] = [await someone("QUEBEC"), await someone("BRUSSELS")];
    await passerelle.dataSource.query("update person set language = 'FR' where email = $1", [
      await addressOf(daily),
    ]);
    const needId = await aNeed("zeppelins");
    const one = await save(daily, "DAILY", needId);
    const other = await save(weekly, "WEEKLY", needId);
    // Seven in Montreal on the same day, seven in Brussels on the next Monday.
    expect([one.nextDigestAt, other.nextDigestAt]).toEqual([
      "2026-07-01T11:00:00.000Z",
      "2026-07-06T05:00:00.000Z",
    ]);
    expect(await mailsAt("2026-07-01T11:00:00Z")).toEqual([]);
    await aCandidate("zeppelins");
    await aCandidate("zeppelins");
    expect(await mailsAt("2026-07-02T10:59:00Z")).toEqual([]);
    const [mail, ...more] = await mailsAt("2026-07-02T11:00:00Z");
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: await addressOf(daily),
      subject: "De nouveaux candidats pour vos recherches enregistrées",
      text: expect.stringContaining("seuil : 2."),
    });
    expect(mail?.text).toContain(`https://pages.test.example/saved-searches/${encodeURIComponent(one.id)}`);
    expect(mail?.text).not.toMatch(/zeppelin|atelier|zennewater/i);
    expect(await mailsAt("2026-07-03T11:00:00Z")).toEqual([]);
    const monday = await mailsAt("2026-07-06T05:00:00Z");
    expect(monday.map(({ to }) => to)).toEqual([await addressOf(weekly)]);
    const { savedSearches } = await weekly.get(
      "{ savedSearches { candidates { edges { node { toldAt } } } } }",
    );
    expect(savedSearches[0].candidates.edges.map(({ node }: any) => node.toldAt)).toEqual([
      "2026-07-06T05:00:00.000Z",
      "2026-07-06T05:00:00.000Z",
    ]);
  });

  it("are stopped when the address is refused, say so, and go on when it is mended and they are asked for again", async () => {
    passerelle.clock.set("2026-08-03T09:00:00Z");
    const reader = await someone("BRUSSELS");
    const address = await addressOf(reader);
    const search = await save(reader, "DAILY", await aNeed("catamarans"));
    server.refused.set(address, "550 5.1.1 No such user");
    await aCandidate("catamarans");
    expect(await mailsAt("2026-08-04T05:00:00Z")).toEqual([]);
    expect(await look(reader)).toMatchObject({
      digest: "DAILY",
      digestStoppedAt: "2026-08-04T05:00:00.000Z",
    });
    const tasks = async () =>
      (
        await reader.get(
          "{ viewer { tasks { kind group sentence record { id } } } }",
          {},
          { "accept-language": "nl" },
        )
      ).viewer.tasks;
    expect(await tasks()).toContainEqual({
      kind: "MEND_ADDRESS",
      group: "MY_TURN",
      sentence: expect.stringContaining(address),
      record: { id: search.id },
    });
    const [stored] = await passerelle.dataSource.query(
      "select body, due_at, sent_at, attempts from outbox_mail where recipient = $1",
      [address],
    );
    expect(stored).toEqual({ body: "", due_at: null, sent_at: null, attempts: 1 });

    server.refused.delete(address);
    await aCandidate("catamarans");
    expect(await mailsAt("2026-08-05T05:00:00Z")).toEqual([]);
    const { savedSearch } = await carryOut(reader, "updateSavedSearch", SEARCH, {
      savedSearchId: search.id,
      expectedVersion: 1,
      digest: "DAILY",
    });
    expect(savedSearch).toMatchObject({ digestStoppedAt: null, version: 2 });
    expect(await tasks()).not.toContainEqual(expect.objectContaining({ kind: "MEND_ADDRESS" }));
    const mails = await mailsAt("2026-08-06T05:00:00Z");
    expect(mails.map(({ to, text }) => [to, text.includes("threshold: 1.")])).toEqual([[address, true]]);
  });

  it("are tried again when a server is busy or refuses us, and stop with the digest", async () => {
    passerelle.clock.set("2026-09-07T09:00:00Z");
    const reader = await someone("BRUSSELS");
    const address = await addressOf(reader);
    await save(reader, "DAILY", await aNeed("gondolas"));
    await aCandidate("gondolas");
    for (const [moment, reply] of [
      ["2026-09-08T05:00:00Z", "450 4.2.1 Try later"],
      ["2026-09-08T05:02:00Z", "550 5.7.1 We do not know you"],
    ] as const) {
      server.refused.set(address, reply);
      expect(await mailsAt(moment)).toEqual([]);
      expect(await look(reader)).toMatchObject({ digestStoppedAt: null });
    }
    expect(passerelle.internalErrors.splice(0)).toHaveLength(2);
    server.refused.delete(address);
    expect((await mailsAt("2026-09-08T05:10:00Z")).map(({ to }) => to)).toEqual([address]);
    const { id, version } = await look(reader);
    const ended = await carryOut(reader, "updateSavedSearch", SEARCH, {
      savedSearchId: id,
      expectedVersion: version,
      digest: "NONE",
    });
    expect(ended.savedSearch).toMatchObject({ digest: "NONE", nextDigestAt: null });
    await aCandidate("gondolas");
    expect(await mailsAt("2026-09-20T05:00:00Z")).toEqual([]);
  });
});
