import type { Caller } from "../support/caller";
import {
  aDraftIntroduction,
  anAcceptedIntroduction,
  aSentIntroduction,
  step,
  type TheTwo,
  theTwo,
} from "../support/introductions";
import { Passerelle } from "../support/passerelle";
import { badInputAt, carryOut, refusalOf } from "../support/stories";

const READ = `query ($id: ID!, $first: Int, $after: String) {
  introductionMessages(introductionId: $id, first: $first, after: $after) {
    edges { node { id side byAdviser text } } pageInfo { hasNextPage endCursor } } }`;

describe("messages through an introduction", () => {
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

  const write = async (caller: Caller, introductionId: string, text: string, more: object = {}) =>
    (
      await carryOut(caller, "writeIntroductionMessage", "message { id side byAdviser text }", {
        introductionId,
        text,
        ...more,
      })
    ).message;
  const read = async (caller: Caller, id: string) =>
    (await caller.get(READ, { id })).introductionMessages.edges.map(({ node }: any) => node);
  const mails = () =>
    passerelle.dataSource.query<{ recipient: string; body: string }[]>(
      "select recipient, body from outbox_mail where subject = 'A message awaits you' order by id",
    );

  it("pass between the advisers before both have accepted, and between all afterwards", async () => {
    let introduction = await aSentIntroduction(two);
    const question = await write(two.quebecAdviser, introduction.id, "How much water is it a day?");
    expect(question).toMatchObject({ side: "CANDIDATE", byAdviser: true });
    expect(
      await refusalOf(two.seeker, "writeIntroductionMessage", {
        introductionId: introduction.id,
        text: "Fifty cubic metres, at Zennewater.",
      }),
    ).toMatchObject({ message: expect.stringContaining("Ask yours."), extensions: { code: "FORBIDDEN" } });
    await write(two.adviser, introduction.id, "Fifty cubic metres.");
    introduction = await step(two.candidate, "acceptIntroduction", introduction);
    introduction = await step(two.seeker, "acceptIntroduction", introduction);
    await write(two.seeker, introduction.id, "Come and see it.");
    const told = [
      ["CANDIDATE", true, "How much water is it a day?"],
      ["SEEKER", true, "Fifty cubic metres."],
      ["SEEKER", false, "Come and see it."],
    ];
    for (const reader of [two.seeker, two.candidate, two.adviser, two.quebecAdviser])
      expect(
        (await read(reader, introduction.id)).map(({ side, byAdviser, text }: any) => [
          side,
          byAdviser,
          text,
        ]),
      ).toEqual(told);
  });

  it("are mailed to nobody: a mail tells the other side that one awaits it", async () => {
    const { id } = await anAcceptedIntroduction(two);
    const before = await mails();
    await write(two.seeker, id, "Come and see it at Zennewater.");
    const [mail, ...others] = (await mails()).slice(before.length);
    expect(others).toEqual([]);
    const [{ email }] = await passerelle.dataSource.query(
      `select p.email from person p join role_assignment r on r.person_id = p.id
        join introduction i on i.candidate_id = r.organisation_id order by i.id desc limit 1`,
    );
    expect(mail?.recipient).toBe(email);
    expect(mail?.body).not.toMatch(/Zennewater|Come and see|@/);
  });

  it("are nobody else's: not in the list of readers of the catalogue, and unknown to strangers", async () => {
    const introduction = await anAcceptedIntroduction(two);
    await write(two.seeker, introduction.id, "Come and see it.");
    const stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: (await theTwo(passerelle)).seekerId,
    });
    expect(await stranger.refusal(READ, { id: introduction.id })).toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
    expect(await (await passerelle.someone("ANALYST")).refusal(READ, { id: introduction.id })).toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
    const draft = await aDraftIntroduction(await theTwo(passerelle));
    expect(await two.candidate.refusal(READ, { id: draft.id })).toMatchObject({
      extensions: { code: "NOT_FOUND" },
    });
  });

  it("are read page by page, in the order in which they were written, also while more come", async () => {
    const { id } = await anAcceptedIntroduction(two);
    for (const text of ["One.", "Two.", "Three."]) await write(two.seeker, id, text);
    const first = (await two.candidate.get(READ, { id, first: 2 })).introductionMessages;
    expect(first.edges.map(({ node }: any) => node.text)).toEqual(["One.", "Two."]);
    await write(two.candidate, id, "Four.");
    const after = first.pageInfo.endCursor;
    const rest = (await two.candidate.get(READ, { id, first: 2, after })).introductionMessages;
    expect(rest.edges.map(({ node }: any) => node.text)).toEqual(["Three.", "Four."]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it("are written once with their key, do not change the version, and are refused empty", async () => {
    const introduction = await anAcceptedIntroduction(two);
    const first = await write(two.seeker, introduction.id, "Once.", { idempotencyKey: "k" });
    expect((await write(two.seeker, introduction.id, "Once.", { idempotencyKey: "k" })).id).toBe(first.id);
    expect(await read(two.candidate, introduction.id)).toHaveLength(1);
    expect(
      await refusalOf(two.seeker, "writeIntroductionMessage", { introductionId: introduction.id, text: " " }),
    ).toMatchObject(badInputAt("input.text"));
    const { node } = await two.seeker.get(
      "query ($id: ID!) { node(id: $id) { ... on Introduction { version } } }",
      { id: introduction.id },
    );
    expect(node.version).toBe(introduction.version);
  });
});
