import fc from "fast-check";
import { type Task, TASK_KINDS, type TaskKind } from "../../src/modules/tasks/task";
import { groupOf, inOrder, TASK_GROUPS, type TaskGroup } from "../../src/modules/tasks/task.rules";
import { sentenceOf } from "../../src/modules/tasks/task-sentences";
import { LANGUAGES } from "../../src/modules/shared/language";

const TODAY = "2026-11-23";

const aTask = (wishes: Partial<Task> = {}): Task => ({
  kind: "REVIEW_NEED",
  since: new Date("2026-11-01T09:00:00Z"),
  dueOn: null,
  recordType: "Need",
  recordId: "a",
  organisationId: null,
  subject: "Cleaner water",
  ...wishes,
});

describe("the group of a task", () => {
  it.each<[TaskKind, string | null, TaskGroup]>([
    ["ANSWER_INTRODUCTION", "2026-11-22", "OVERDUE"],
    ["ANSWER_INTRODUCTION", "2026-11-23", "MY_TURN"],
    ["SUBMIT_EVALUATION", null, "MY_TURN"],
    ["REVIEW_NEED", null, "TO_REVIEW"],
    ["CONFIRM_PROFILE", "2026-12-01", "TO_REVIEW"],
    ["CONFIRM_PROFILE", "2026-11-01", "OVERDUE"],
    ["LOOK_AGAIN", null, "CHANGED"],
  ])("%s due %s is %s", (kind, dueOn, group) => {
    expect(groupOf({ kind, dueOn }, TODAY)).toBe(group);
  });
});

describe("the order of tasks", () => {
  it("is by the last day, then by the longest wait", () => {
    const tasks = [
      aTask({ recordId: "no end, new", since: new Date("2026-11-20T09:00:00Z") }),
      aTask({ recordId: "late", dueOn: "2026-11-20" }),
      aTask({ recordId: "no end, old" }),
      aTask({ recordId: "soon", dueOn: "2026-11-24" }),
    ];
    const order = inOrder(tasks, {}, TODAY).map(({ recordId }) => recordId);
    expect(order).toEqual(["late", "soon", "no end, old", "no end, new"]);
  });

  it("depends neither on the order in which sources tell them nor on anything left out", () => {
    const task = fc.record({
      kind: fc.constantFrom(...TASK_KINDS),
      since: fc.integer({ min: 0, max: 5 }).map((day) => new Date(Date.UTC(2026, 10, 1 + day))),
      dueOn: fc.constantFrom(null, "2026-11-20", "2026-11-23", "2026-12-24"),
      recordId: fc.uuid(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(task, { selector: ({ recordId }) => recordId }), (wishes) => {
        const tasks = wishes.map((wish) => aTask(wish));
        const all = inOrder(tasks, {}, TODAY);
        expect(inOrder([...tasks].reverse(), {}, TODAY)).toEqual(all);
        const parts = TASK_GROUPS.map((group) => inOrder(tasks, { groups: [group] }, TODAY));
        expect(parts.flat().length).toBe(tasks.length);
        for (const part of parts) expect(part).toEqual(all.filter((one) => part.includes(one)));
      }),
    );
  });
});

describe("the sentence of a task", () => {
  it.each(TASK_KINDS)("names the subject of %s in every language, whatever it holds", (kind) => {
    const sentences = LANGUAGES.map((language) =>
      sentenceOf(aTask({ kind, subject: "A * for $1" }), language),
    );
    for (const sentence of sentences) expect(sentence).toContain("A * for $1");
    expect(new Set(sentences).size).toBe(LANGUAGES.length);
  });

  it("says the last day", () => {
    expect(sentenceOf(aTask({ dueOn: "2026-12-24" }), "FR")).toBe(
      "Le besoin «Cleaner water» attend votre examen. Dernier jour : 24 décembre 2026.",
    );
  });
});
