import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { readConfiguration } from "../../../src/configuration";
import { readPersistedDocuments } from "../../../src/server/limits/persisted-documents";

const schema = buildSchema("type Query { one: Int }");

describe("the list of documents", () => {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-documents-"));
  const path = join(folder, "documents.json");

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function read(content: string): ReadonlyMap<string, string> {
    writeFileSync(path, content);
    return readPersistedDocuments(path, schema);
  }

  it("is read with or without the algorithm before the hash", () => {
    const documents = read('{"0123456789": "{ one }", "sha256:abcdefabcdef": "{ one one }"}');
    expect([...documents]).toEqual([
      ["0123456789", "{ one }"],
      ["abcdefabcdef", "{ one one }"],
    ]);
  });

  it.each([
    ["no JSON", "{", "cannot be read as JSON"],
    ["another form", '["{ one }"]', "cannot be read as JSON"],
    ["a document of another schema", '{"0123456789": "{ two }"}', '0123456789: Cannot query field "two"'],
    ["a document that is none", '{"0123456789": "{"}', "0123456789: Syntax Error"],
  ])("stops the start with %s", (_name, content, sentence) => {
    expect(() => read(content)).toThrow(sentence);
  });

  it("stops the start when it is not there", () => {
    expect(() => readPersistedDocuments(join(folder, "nowhere.json"), schema)).toThrow("nowhere.json");
  });
});

describe("the settings of limits", () => {
  it.each([
    [{ PASSERELLE_LIMITS: "dept=3" }, "there is no limit «dept»"],
    [{ PASSERELLE_PERSISTED_ONLY: "on" }, "needs a list"],
  ])("say what is wrong with %j", (environment, sentence) => {
    expect(() => readConfiguration(environment)).toThrow(sentence);
  });

  it("are read", () => {
    const { limits, persistedOnly } = readConfiguration({ PASSERELLE_LIMITS: "depth=14" });
    expect([limits, persistedOnly]).toEqual(["depth=14", false]);
  });
});
