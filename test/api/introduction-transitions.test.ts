import { readIdOf } from "../../src/graphql/global-id";
import type { Caller } from "../support/caller";
import {
  aDocument,
  aDraftIntroduction,
  anAcceptedIntroduction,
  aSentIntroduction,
  type Introduced,
  PROMISE,
  refusedStep,
  step,
  type TheTwo,
  theTwo,
} from "../support/introductions";
import { Passerelle } from "../support/passerelle";

/**
 * What every verb makes of an introduction in every state; a dash where it is refused, or where the calendar does
 * nothing. HALF: acknowledged, and accepted by the candidate alone.
 */
const TABLE = `
                            DRAFT      SENT          ACKNOWLEDGED  HALF          ACCEPTED  DECLINED  EXPIRED  WITHDRAWN
send                        SENT       -             -             -             -         -         -        -
acknowledge                 -          ACKNOWLEDGED  -             -             -         -         -        -
accept(candidate)           -          SENT          ACKNOWLEDGED  -             -         -         -        -
accept(seeker)              -          SENT          ACKNOWLEDGED  ACCEPTED      -         -         -        -
decline(candidate)          -          DECLINED      DECLINED      DECLINED      -         -         -        -
decline(seeker)             -          DECLINED      DECLINED      DECLINED      -         -         -        -
withdraw                    WITHDRAWN  WITHDRAWN     WITHDRAWN     WITHDRAWN     -         -         -        -
write(adviser)              -          SENT          ACKNOWLEDGED  ACKNOWLEDGED  ACCEPTED  -         -        -
write(seeker)               -          -             -             -             ACCEPTED  -         -        -
recordPromise               -          -             -             -             ACCEPTED  -         -        -
releaseWithoutPromise       -          -             -             -             -         -         -        -
withdrawRelease             -          -             -             -             -         -         -        -
followUp                    -          -             -             -             ACCEPTED  -         -        -
calendarReminds             -          SENT          ACKNOWLEDGED  ACKNOWLEDGED  -         -         -        -
calendarExpires             -          EXPIRED       EXPIRED       EXPIRED       -         -         -        -
calendarAsksForNews         -          -             -             -             ACCEPTED  -         -        -
`;

const [head, ...lines] = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/)) as [string[], ...string[][]];
const CELLS = lines.flatMap(([verb, ...outcomes]) =>
  outcomes.map((outcome, column) => ({ verb: verb!, from: head[column]!, outcome })),
);
const LEGAL = CELLS.filter(({ outcome }) => outcome !== "-");

const DAY = 86_400_000;

describe("every verb on an introduction in every state", () => {
  let passerelle: Passerelle;
  let two: TheTwo;
  let documentId: string;

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

  /** How each state is reached, by the verbs themselves. */
  const reach: Record<string, () => Promise<Introduced>> = {
    DRAFT: () => aDraftIntroduction(two),
    SENT: () => aSentIntroduction(two),
    ACKNOWLEDGED: async () => step(two.candidate, "acknowledgeIntroduction", await aSentIntroduction(two)),
    HALF: async () => step(two.candidate, "acceptIntroduction", await reach["ACKNOWLEDGED"]!()),
    ACCEPTED: () => anAcceptedIntroduction(two),
    DECLINED: async () =>
      step(two.candidate, "declineIntroduction", await aSentIntroduction(two), { reason: "TOO_EARLY" }),
    EXPIRED: async () => {
      const { id } = await aSentIntroduction(two);
      await calendar["calendarExpires"]!(id);
      return { ...(await now(id)), id };
    },
    WITHDRAWN: async () => step(two.adviser, "withdrawIntroduction", await aSentIntroduction(two)),
  };

  /** Who carries out which operation, with what. */
  const verbs: Record<string, () => [operation: string, caller: Caller, more?: object]> = {
    send: () => ["sendIntroduction", two.adviser],
    acknowledge: () => ["acknowledgeIntroduction", two.candidate],
    "accept(candidate)": () => ["acceptIntroduction", two.candidate],
    "accept(seeker)": () => ["acceptIntroduction", two.seeker],
    "decline(candidate)": () => ["declineIntroduction", two.candidate, { reason: "CAPACITY" }],
    "decline(seeker)": () => ["declineIntroduction", two.seeker, { reason: "CAPACITY" }],
    withdraw: () => ["withdrawIntroduction", two.adviser],
    "write(adviser)": () => ["writeIntroductionMessage", two.adviser, MESSAGE],
    "write(seeker)": () => ["writeIntroductionMessage", two.seeker, MESSAGE],
    recordPromise: () => ["recordNonDisclosureAgreement", two.seeker, PROMISE],
    releaseWithoutPromise: () => ["releaseDocument", two.seeker, { documentId }],
    withdrawRelease: () => ["withdrawDocumentRelease", two.seeker, { documentId }],
    followUp: () => ["recordIntroductionFollowUp", two.seeker, { met: true, outcome: "IN_TALKS" }],
  };
  /** A message names no version: nobody's is overwritten by it. */
  const MESSAGE = { text: "How much water is it a day?", expectedVersion: undefined };

  /** What the calendar does, late enough for anything that is due. */
  const calendar: Record<string, (id: string) => Promise<void>> = {
    calendarReminds: (id) => passerelle.application.introductionDeadlines.remind(recordId(id)),
    calendarExpires: (id) => {
      passerelle.clock.advance(31 * DAY);
      return passerelle.application.introductionDeadlines.expire(recordId(id));
    },
    calendarAsksForNews: async (id) => {
      const [{ on }] = await passerelle.dataSource.query(
        "select coalesce(seeker_asked_on, '2026-12-24') as on from introduction where id = $1",
        [recordId(id)],
      );
      const question = { introductionId: recordId(id), side: "SEEKER", on } as const;
      await passerelle.application.introductionFollowUps.remind(question);
    },
  };
  const recordId = (id: string) => readIdOf("Introduction", id, "id");

  async function now(id: string): Promise<Introduced & { changes: number; mails: number }> {
    const [row] = await passerelle.dataSource.query(
      `select i.version, i.state, (select count(*)::int from audit_entry where kind = 'CHANGE') as changes,
              (select count(*)::int from outbox_mail) as mails from introduction i where i.id = $1`,
      [recordId(id)],
    );
    return { id, awaits: [], ...row };
  }

  async function carryOutVerb(verb: string, introduction: Introduced): Promise<void> {
    if (calendar[verb]) return calendar[verb](introduction.id);
    const [operation, caller, more = {}] = verbs[verb]!();
    if (operation === "writeIntroductionMessage")
      await caller.get(
        "mutation ($input: WriteIntroductionMessageInput!) { writeIntroductionMessage(input: $input) { message { id } } }",
        { input: { introductionId: introduction.id, text: MESSAGE.text } },
      );
    else await step(caller, operation, introduction, more);
  }

  it("names every state, and each verb that there is", () => {
    expect(Object.keys(reach)).toEqual(head);
    expect([...Object.keys(verbs), ...Object.keys(calendar)].sort()).toEqual(
      lines.map(([verb]) => verb).sort(),
    );
    expect(CELLS).toHaveLength(head.length * lines.length);
  });

  it.each(LEGAL)("$verb turns $from into $outcome", async ({ verb, from, outcome }) => {
    const introduction = await reach[from]!();
    const before = await now(introduction.id);
    await carryOutVerb(verb, introduction);
    const after = await now(introduction.id);
    expect(after.state).toBe(outcome);
    expect(after.changes).toBe(before.changes + 1);
  });

  it.each(head)("in the state %s everything else is refused and writes nothing", async (from) => {
    const introduction = await reach[from]!();
    const before = await now(introduction.id);
    for (const { verb } of CELLS.filter((cell) => cell.from === from && cell.outcome === "-")) {
      if (calendar[verb]) await calendar[verb](introduction.id);
      else {
        const [operation, caller, more] = verbs[verb]!();
        expect({ verb, refusal: await refusedStep(caller, operation, introduction, more) }).toMatchObject({
          refusal: {
            message: expect.stringMatching(/^.{10,500}[.?…]$/s),
            extensions: { code: expect.stringMatching(/^(BAD_USER_INPUT|NOT_FOUND|FORBIDDEN)$/) },
          },
        });
      }
      expect({ verb, ...(await now(introduction.id)) }).toEqual({ verb, ...before });
    }
  });
});
