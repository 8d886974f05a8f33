import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columnsOf } from "../../src/modules/privacy/register/declaration";
import { personalDataRegister } from "../../src/modules/privacy/register/personal-data.register";
import { personsDataPage } from "../../src/server/persons-data-page";
import { Passerelle } from "../support/passerelle";

/** Of the job queue's own tables only those that hold what we put into jobs. */
const QUEUE_TABLES = ["job", "archive"];

describe("the register of personal data", () => {
  let declaredByTheDatabase: string[];
  let documents: string[];

  beforeAll(async () => {
    const passerelle = await Passerelle.start();
    const rows = await passerelle.dataSource.query<{ name: string; type: string }[]>(
      `select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as name,
              data_type as type
         from information_schema.columns
        where table_schema = 'public' or (table_schema = 'pgboss' and table_name = any($1))`,
      [QUEUE_TABLES],
    );
    declaredByTheDatabase = rows.map(({ name }) => name);
    documents = rows.filter(({ type }) => type === "jsonb").map(({ name }) => name);
    await passerelle.stop();
  });

  it("declares every column of every table, and none that is gone: add new ones to src/modules/privacy/register", () => {
    const declared = Object.entries(personalDataRegister).flatMap(([table, declaration]) =>
      columnsOf(declaration).map((column) => `${table}.${column}`),
    );
    expect(declared.sort()).toEqual(declaredByTheDatabase.sort());
  });

  it("is the page that a privacy officer reads", () => {
    const file = join(__dirname, "..", "..", "src", "modules", "privacy", "README.md");
    if (process.env["UPDATE_SCHEMA"]) writeFileSync(file, personsDataPage());
    expect(readFileSync(file, "utf8")).toBe(personsDataPage());
  });

  it("calls nothing harmless that has the name of personal data", () => {
    const suspicious = /email|phone|street|(^|_)name$|recipient|password|secret|token_hash|comment|text$/;
    /** What bears such a name and concerns nobody: names of things, versions of texts. */
    const harmless = [
      "machine_key.name",
      "migration.name",
      "pgboss.job.name",
      "pgboss.archive.name",
      "lexicon_source.name",
      "organisation_merge_row.table_name",
      "organisation_merge_row.column_name",
      "concept.name",
      "concept_label.text",
    ];
    const found = Object.entries(personalDataRegister).flatMap(([table, { columns }]) =>
      (columns.none ?? []).filter((column) => suspicious.test(column)).map((column) => `${table}.${column}`),
    );
    expect(found.filter((column) => !harmless.includes(column))).toEqual([]);
  });

  it("calls no document harmless into which somebody writes", () => {
    /** Documents of which every part is a figure, a code, a pseudonym or a text of the programme's own. */
    const harmless = [
      "annual_report.figures",
      "eligibility_assessment.result",
      "mission_event.changes",
      "organisation.derived_sectors",
      "rule_set_version.parameters",
      "rule_set_version.texts",
      "service_level_version.levels",
      "suggestion_verdict.contributions",
      "suggestion_verdict.weights",
    ];
    const called = Object.entries(personalDataRegister).flatMap(([table, { columns }]) =>
      (columns.none ?? []).map((column) => `${table}.${column}`),
    );
    expect(documents.filter((column) => called.includes(column)).sort()).toEqual(harmless);
  });
});
