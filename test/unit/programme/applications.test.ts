import fc from "fast-check";
import { isInCircle } from "../../../src/security/file-circle";
import { Viewer } from "../../../src/security/viewer";
import type { Role } from "../../../src/security/role";
import { DUTIES, type Duty } from "../../../src/modules/programme/applications/life/application";
import {
  evaluationCircle,
  fileCircle,
  type NamedPerson,
  nameCircle,
  type ReadFile,
  recommendationCircle,
} from "../../../src/modules/programme/applications/circle/application-circle.rules";
import {
  applicationTransitions,
  applicationVerbs,
  type FileState,
  isOpen,
  stateForApplicant,
  type Verb,
  verbHindrance,
  type VerbName,
} from "../../../src/modules/programme/applications/life/application-life.rules";
import { pseudonymise } from "../../../src/modules/programme/applications/assessment/assessment.rules";
import { dutyHindrance } from "../../../src/modules/programme/applications/circle/separation.rules";
import {
  clocksOf,
  FIRST_SERVICE_LEVELS,
  type Pause,
  serviceLevelsOn,
  type Timeline,
} from "../../../src/modules/programme/applications/service-levels/service-level.rules";
import { isWorkingDay } from "../../../src/modules/programme/applications/service-levels/working-days.rules";
import { readReference } from "../../../src/modules/shared/reference-data";

const states = Object.keys(applicationTransitions) as FileState[];
const verbs = Object.keys(applicationVerbs) as VerbName[];

describe("the life of a file", () => {
  it("is that of the programme", () => {
    expect(applicationTransitions).toEqual({
      DRAFT: ["SUBMITTED", "WITHDRAWN"],
      SUBMITTED: ["ADMISSIBLE", "INADMISSIBLE", "WITHDRAWN"],
      ADMISSIBLE: ["IN_EVALUATION", "WITHDRAWN"],
      INADMISSIBLE: [],
      IN_EVALUATION: ["RECOMMENDED", "NOT_RECOMMENDED", "WITHDRAWN"],
      RECOMMENDED: ["IN_CONSULTATION", "WITHDRAWN"],
      NOT_RECOMMENDED: ["IN_CONSULTATION", "WITHDRAWN"],
      IN_CONSULTATION: ["APPROVED", "REFUSED", "WITHDRAWN"],
      APPROVED: [],
      REFUSED: [],
      WITHDRAWN: [],
    });
  });

  it("is moved by verbs along its transitions alone, and every transition has a verb", () => {
    const moves = verbs.flatMap((name) => {
      const { from, to }: Verb = applicationVerbs[name];
      return from.flatMap((one) => to.filter((other) => other !== one).map((other) => `${one} > ${other}`));
    });
    const allowed = states.flatMap((one) => applicationTransitions[one].map((other) => `${one} > ${other}`));
    expect([...new Set(moves)].sort()).toEqual(allowed.sort());
  });

  it.each(states)("in %s lets its verbs through and refuses the others in a sentence", (state) => {
    for (const name of verbs) {
      const { from }: Verb = applicationVerbs[name];
      const hindrance = verbHindrance(name, state);
      if (from.includes(state)) expect(hindrance).toBeUndefined();
      else expect(hindrance).toMatch(new RegExp(`^The application is ${state} and .*\\.$`));
    }
    if (isOpen(state)) expect(verbHindrance("withdrawApplication", state)).toBeUndefined();
  });

  it.each([
    ["SUBMITTED", null, "SUBMITTED"],
    ["ADMISSIBLE", null, "ADMISSIBLE"],
    ["IN_EVALUATION", null, "IN_EVALUATION"],
    ["RECOMMENDED", null, "IN_EVALUATION"],
    ["NOT_RECOMMENDED", null, "IN_EVALUATION"],
    ["IN_CONSULTATION", null, "IN_EVALUATION"],
    ["IN_CONSULTATION", "FAVOURABLE", "IN_CONSULTATION"],
    ["APPROVED", "FAVOURABLE", "APPROVED"],
    ["WITHDRAWN", null, "WITHDRAWN"],
  ] as const)("%s, consultation %s: the applicant reads %s", (state, consultationOutcome, shown) => {
    expect(stateForApplicant({ state, consultationOutcome })).toBe(shown);
  });
});

const allRoles: Role[] = ["COORDINATOR", "EVALUATOR", "DIRECTORATE_OFFICER", "DELEGATE"];

function holderOf(roles: readonly Role[], personId = "me", organisationId: string | null = null): Viewer {
  const held = roles.map((role) => ({ role, region: null, organisationId: null, bodyId: null }));
  const own = organisationId
    ? [{ role: "SME_EDITOR" as const, region: null, organisationId, bodyId: null }]
    : [];
  return new Viewer(personId, personId, "EN", [...held, ...own]);
}

function named(personId: string, duty: Duty, more: Partial<NamedPerson> = {}): NamedPerson {
  const usual = {
    holdsRole: true,
    hasDeclaredNone: duty === "EVALUATE",
    isReleased: false,
    hasEvaluated: false,
  };
  return { personId, duty, ...usual, ...more };
}

const file = (duties: readonly NamedPerson[]) => ({
  organisationId: "sme",
  side: "BRUSSELS" as const,
  duties,
});

describe("separation of duties", () => {
  it.each(DUTIES.flatMap((had) => DUTIES.map((wanted) => [had, wanted] as const)))(
    "who does %s: may do %s only if it is the same, whatever roles are held",
    (had, wanted) => {
      const hindrance = dutyHindrance(holderOf(allRoles), wanted, file([named("me", had)]));
      if (had === wanted) expect(hindrance).toBeUndefined();
      else expect(hindrance).toMatch(/one person never does two/);
    },
  );

  it.each([
    ["COORDINATE", "COORDINATOR", "BRUSSELS"],
    ["RECORD", "DELEGATE", "QUEBEC"],
    ["RECORD", "DIRECTORATE_OFFICER", "BRUSSELS"],
    ["DECIDE", "DIRECTORATE_OFFICER", "BRUSSELS"],
  ] as const)("%s of a Brussels file is for a %s of %s", (duty, role, region) => {
    for (const side of ["BRUSSELS", "QUEBEC"] as const) {
      const viewer = new Viewer("me", "me", "EN", [
        { role, region: side, organisationId: null, bodyId: null },
      ]);
      const hindrance = dutyHindrance(viewer, duty, file([]));
      if (side === region) expect(hindrance).toBeUndefined();
      else expect(hindrance).toMatch(/^To .* this file is for a /);
    }
  });

  it.each(DUTIES)("%s is never done by somebody of the applicant", (duty) => {
    expect(dutyHindrance(holderOf(allRoles, "me", "sme"), duty, file([]))).toMatch(/belong to the applicant/);
  });

  it.each(["COORDINATE", "RECORD", "DECIDE"] as const)("%s is done by one person at a time", (duty) => {
    expect(dutyHindrance(holderOf(allRoles), duty, file([named("other", duty)]))).toMatch(/Somebody else/);
    const gone = [named("other", duty, { holdsRole: false })];
    expect(dutyHindrance(holderOf(allRoles), duty, file(gone))).toBeUndefined();
  });
});

describe("who reads what of a file", () => {
  const duties = [
    named("coordinator", "COORDINATE"),
    named("first", "EVALUATE", { hasEvaluated: true }),
    named("second", "EVALUATE"),
    named("undeclared", "EVALUATE", { hasDeclaredNone: false }),
    named("released", "EVALUATE", { isReleased: true }),
  ];
  const inEvaluation: ReadFile = { side: "BRUSSELS", state: "IN_EVALUATION", recommended: null, duties };
  const decided: ReadFile = {
    side: "BRUSSELS",
    state: "APPROVED",
    recommended: true,
    duties: [
      ...duties.slice(0, 2),
      named("second", "EVALUATE", { hasEvaluated: true }),
      named("delegate", "RECORD"),
      named("officer", "DECIDE"),
    ],
  };
  const people = {
    applicant: holderOf([], "applicant", "sme"),
    coordinator: holderOf(["COORDINATOR"], "coordinator"),
    first: holderOf(["EVALUATOR"], "first"),
    second: holderOf(["EVALUATOR"], "second"),
    undeclared: holderOf(["EVALUATOR"], "undeclared"),
    released: holderOf(["EVALUATOR"], "released"),
    delegate: holderOf(["DELEGATE"], "delegate"),
    officer: holderOf(["DIRECTORATE_OFFICER"], "officer"),
    "another coordinator": holderOf(["COORDINATOR"], "another"),
    everybody: holderOf([...allRoles, "ADVISER", "ADMINISTRATOR", "ANALYST"], "everybody"),
  };
  const readersOf = (circle: ReturnType<typeof fileCircle>) =>
    Object.entries(people)
      .filter(([, viewer]) =>
        isInCircle(viewer, { organisationId: "sme", organisationRegion: "BRUSSELS", circle }),
      )
      .map(([name]) => name);
  const evaluatorOf = (read: ReadFile) => read.duties[1] as NamedPerson;

  it.each([
    ["the file in evaluation", fileCircle(inEvaluation), ["applicant", "coordinator", "first", "second"]],
    ["its recommendation", recommendationCircle(inEvaluation), ["coordinator", "first", "second"]],
    ["the first evaluation", evaluationCircle(inEvaluation, "first"), ["coordinator", "first"]],
    [
      "the first evaluator's name",
      nameCircle(inEvaluation, evaluatorOf(inEvaluation)),
      ["coordinator", "first"],
    ],
    [
      "the file once decided",
      fileCircle(decided),
      ["applicant", "coordinator", "first", "second", "delegate", "officer"],
    ],
    [
      "the first evaluation once decided",
      evaluationCircle(decided, "first"),
      ["applicant", "coordinator", "first", "second", "delegate", "officer"],
    ],
    [
      "the first evaluator's name once decided",
      nameCircle(decided, evaluatorOf(decided)),
      ["coordinator", "first", "second", "delegate", "officer"],
    ],
  ] as const)("%s", (_what, circle, readers) => {
    expect(readersOf(circle)).toEqual(readers);
  });

  it("is for those who may take on a duty that nobody has, from the state on in which it is due", () => {
    const fresh: ReadFile = { side: "BRUSSELS", state: "SUBMITTED", recommended: null, duties: [] };
    expect(readersOf(fileCircle(fresh))).toEqual([
      "applicant",
      "coordinator",
      "another coordinator",
      "everybody",
    ]);
    const recommended: ReadFile = { ...inEvaluation, state: "RECOMMENDED", recommended: true };
    expect(readersOf(fileCircle(recommended))).toEqual([
      "applicant",
      "coordinator",
      "first",
      "second",
      "delegate",
      "officer",
      "everybody",
    ]);
  });
});

describe("working days", () => {
  const { holidays } = readReference<any>("service-levels.json");

  it.each([
    ["BRUSSELS", "2026-11-23", true],
    ["BRUSSELS", "2026-11-22", false],
    ["BRUSSELS", "2026-04-06", false], // Easter Monday
    ["BRUSSELS", "2026-05-14", false], // Ascension
    ["BRUSSELS", "2026-05-25", false], // Whit Monday
    ["BRUSSELS", "2026-07-21", false],
    ["BRUSSELS", "2026-06-24", true],
    ["QUEBEC", "2026-06-24", false],
    ["QUEBEC", "2026-04-03", false], // Good Friday
    ["QUEBEC", "2026-05-18", false], // the Monday before 25 May
    ["QUEBEC", "2027-05-24", false],
    ["QUEBEC", "2026-09-07", false], // first Monday of September
    ["QUEBEC", "2026-10-12", false], // second Monday of October
    ["QUEBEC", "2026-07-21", true],
  ])("%s, %s: %s", (side, day, expected) => {
    expect(isWorkingDay(day, holidays[side])).toBe(expected);
  });
});

describe("service clocks", () => {
  const { levels } = serviceLevelsOn("2026-11-23", FIRST_SERVICE_LEVELS);
  const clock = (name: string, timeline: Timeline, today: string) =>
    clocksOf(timeline, today, levels).find((one) => one.clock === name);
  const submitted = (pauses: readonly Pause[] = []): Timeline => ({
    side: "BRUSSELS",
    changes: [{ to: "SUBMITTED", on: "2026-11-23" }],
    pauses,
  });
  const asked = (answeredOn: string | null): Pause => ({
    askedOn: "2026-11-25",
    answerBy: "2026-12-25",
    answeredOn,
  });

  it.each([
    ["on the day itself", submitted(), "2026-11-23", { usedDays: 0, dueOn: "2026-12-07", isOverdue: false }],
    ["on the last day", submitted(), "2026-12-07", { usedDays: 10, dueOn: "2026-12-07", isOverdue: false }],
    ["a day later", submitted(), "2026-12-08", { usedDays: 11, isOverdue: true }],
    [
      "on the day of a question",
      submitted([asked(null)]),
      "2026-11-25",
      { usedDays: 2, dueOn: null, isStopped: true },
    ],
    [
      "during a question",
      submitted([asked(null)]),
      "2026-12-10",
      { usedDays: 2, dueOn: null, isStopped: true },
    ],
    [
      "after an answer",
      submitted([asked("2026-12-09")]),
      "2026-12-10",
      { usedDays: 3, dueOn: "2026-12-21", isStopped: false },
    ],
    [
      "after the last day to answer",
      submitted([asked(null)]),
      "2026-12-28",
      { usedDays: 3, dueOn: "2027-01-07", isStopped: false },
    ],
  ])("admissibility in working days, %s", (_when, timeline, today, expected) => {
    expect(clock("ADMISSIBILITY", timeline, today)).toMatchObject(expected);
  });

  it("ends with the state, and counts calendar days where the promise says so", () => {
    const timeline = {
      ...submitted(),
      changes: [...submitted().changes, { to: "ADMISSIBLE" as const, on: "2026-12-01" }],
    };
    expect(clock("ADMISSIBILITY", timeline, "2027-03-01")).toMatchObject({
      endedOn: "2026-12-01",
      usedDays: 6,
      isOverdue: false,
    });
    expect(clock("DECISION", timeline, "2026-12-23")).toMatchObject({
      unit: "CALENDAR_DAYS",
      usedDays: 30,
      dueOn: "2027-02-21",
    });
  });

  it("that end while a question is open stay as they are", () => {
    const timeline = {
      ...submitted([asked(null)]),
      changes: [...submitted().changes, { to: "WITHDRAWN" as const, on: "2026-11-27" }],
    };
    expect(clock("ADMISSIBILITY", timeline, "2026-11-30")).toMatchObject({
      endedOn: "2026-11-27",
      usedDays: 2,
    });
  });

  it("never run backwards and always come to an end, whatever is asked and answered", () => {
    const day = (offset: number) => new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10);
    const pauses = fc.array(fc.tuple(fc.nat(60), fc.option(fc.nat(40))), { maxLength: 4 }).map((list) =>
      list.map(([start, answer]) => ({
        askedOn: day(start),
        answerBy: day(start + 30),
        answeredOn: answer === null ? null : day(start + answer),
      })),
    );
    fc.assert(
      fc.property(pauses, fc.nat(150), fc.nat(50), (known, now, more) => {
        // What is known on a day is what was asked and answered until then.
        const at = (today: string) =>
          clocksOf(
            submitted(
              known
                .filter(({ askedOn }) => askedOn <= today)
                .map((one) => ({
                  ...one,
                  answeredOn: one.answeredOn !== null && one.answeredOn <= today ? one.answeredOn : null,
                })),
            ),
            today,
            levels,
          );
        const [earlier, later] = [at(day(now)), at(day(now + more))];
        for (const [index, one] of later.entries())
          expect(one.usedDays).toBeGreaterThanOrEqual(earlier[index]?.usedDays ?? 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe("frozen facts", () => {
  it("hold pseudonyms for whoever is or may be a person", () => {
    const figures = { closedOn: null, headcount: null, turnover: null, balanceSheetTotal: null };
    const holding = (kind: any, name: string) => ({
      kind,
      name,
      share: "25",
      enterprise: null,
      supposedSme: null,
    });
    const facts = pseudonymise({
      asOf: "2026-11-23",
      applicant: "a",
      enterprises: {
        a: {
          key: "a",
          name: "Ada Peeters",
          figures,
          holders: [
            holding("NATURAL_PERSON", "Ada Peeters"),
            holding("ENTERPRISE", "Moeder NV"),
            holding("UNKNOWN", "B. Somebody"),
            holding("PUBLIC_BODY", "Fund"),
          ],
        },
      },
      places: [],
      foundedOn: null,
      legalPersonality: false,
      project: null,
      rates: [],
      supposed: [],
    });
    expect(facts.enterprises["a"]?.name).toBe("sole proprietor");
    expect(facts.enterprises["a"]?.holders.map(({ name }) => name)).toEqual([
      "holder 1",
      "Moeder NV",
      "holder 3",
      "Fund",
    ]);
  });
});
