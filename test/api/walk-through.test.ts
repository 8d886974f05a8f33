import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type OperationDefinitionNode, parse } from "graphql";
import { Passerelle } from "../support/passerelle";

const README = readFileSync(join(__dirname, "..", "..", "README.md"), "utf8");
const OPERATIONS = [...README.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, code]) => code ?? "");

/** Where the reader finds the value of each variable: in an answer that came before. */
const FOUND_IN: Record<string, (answers: Record<string, any>) => string> = {
  organisationId: ({ WhoIsIt }) => WhoIsIt.organisation.id,
  needId: ({ NoteTheNeed }) => NoteTheNeed.addNeed.need.id,
  candidateId: ({ WhoCouldAnswer }) => WhoCouldAnswer.need.partnerSuggestions.edges[0].node.organisation.id,
  introductionId: ({ Introduce }) => Introduce.startIntroduction.introduction.id,
};

describe("the walk-through of the README, from a paragraph of French to a sent introduction", () => {
  let passerelle: Passerelle;
  const answers: Record<string, any> = {};

  beforeAll(async () => {
    passerelle = await Passerelle.start({ demo: true });
    const adviser = await passerelle.demoPerson("adviser.brussels@passerelle.example");
    for (const operation of OPERATIONS) {
      const { name, variables } = readerOf(operation);
      const found = variables.map((variable) => [variable, FOUND_IN[variable]?.(answers)]);
      answers[name] = await adviser.get(operation, Object.fromEntries(found));
    }
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it("takes seven operations at most", () => {
    expect(OPERATIONS.length).toBeLessThanOrEqual(7);
    expect(OPERATIONS.length).toBeGreaterThan(1);
  });

  it("begins with a paragraph of French, kept as it was pasted", async () => {
    const [{ text, language }] = await passerelle.dataSource.query(
      "select text, language from need order by created_at desc, id desc limit 1",
    );
    expect(language).toBe("FR");
    expect(text.split(/[.!?]\s/).length).toBeGreaterThan(2);
    expect(text).toContain("résidus de médicaments");
  });

  it("shows ranked partners with reasons on the way", () => {
    const nodes = answers["WhoCouldAnswer"].need.partnerSuggestions.edges.map(({ node }: any) => node);
    expect(nodes.map(({ rank }: any) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(nodes[0].capability.title).toMatch(/résidus de médicaments/);
    expect(nodes[0].explanation.contributions.length).toBeGreaterThan(1);
    expect(nodes[0].explanation.requirements).toHaveLength(2);
  });

  it("ends with an introduction that both sides may answer and were written to", async () => {
    expect(answers["Send"].sendIntroduction.introduction).toEqual({
      state: "SENT",
      awaits: ["SEEKER", "CANDIDATE"],
      answerBy: "2026-12-23",
    });
    const [{ count }] = await passerelle.dataSource.query("select count(*)::int from outbox_mail");
    expect(count).toBeGreaterThanOrEqual(2);
  });
});

function readerOf(code: string): { name: string; variables: string[] } {
  const [operation] = parse(code).definitions as OperationDefinitionNode[];
  const variables = operation?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  return { name: operation?.name?.value ?? "", variables };
}
