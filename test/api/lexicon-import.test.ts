import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LexiconConcept } from "../../src/matching";
import { formatOf, readLexiconFile } from "../../src/modules/partnering/lexicon/import/lexicon-file";
import { LexiconContents } from "../../src/modules/partnering/lexicon/lexicon-contents";
import { LexiconRepository } from "../../src/modules/partnering/lexicon/lexicon.repository";
import { type Imported, isProblem } from "../../src/modules/partnering/lexicon/loading/imported-concept";
import { LexiconLoading } from "../../src/modules/partnering/lexicon/loading/loading.service";
import { ownLexiconFrom } from "../../src/modules/partnering/lexicon/own-lexicon";
import { poolOf } from "../../src/persistence/database";
import { loadOwnLexicon } from "../../src/server/own-lexicon";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aCapability, aQuebecOrganisation, carryOut } from "../support/stories";

const OWN: readonly LexiconConcept[] = [
  {
    id: "env:sludge",
    en: ["sludge", "sewage sludge"],
    fr: ["boues", "boues d'épuration"],
    nl: ["slib"],
    broader: [],
  },
  {
    id: "env:biogas",
    en: ["biogas"],
    fr: ["biogaz"],
    nl: ["biogas"],
    acronyms: { en: ["BG"] },
    broader: ["env:sludge"],
  },
];

const SKOS = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [<!ENTITY skos "http://www.w3.org/2004/02/skos/core#">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="&skos;">
  <skos:ConceptScheme rdf:about="http://t.example/s"><skos:prefLabel xml:lang="en">A scheme</skos:prefLabel></skos:ConceptScheme>
  <skos:Concept rdf:about="http://t.example/1">
    <skos:prefLabel xml:lang="en">Sludge</skos:prefLabel>
    <skos:prefLabel xml:lang="fr">Boues d’épuration</skos:prefLabel>
    <skos:prefLabel xml:lang="de">Schlamm</skos:prefLabel>
    <skos:altLabel xml:lang="fr-CA">boues usées</skos:altLabel>
    <skos:definition xml:lang="en">What settles.</skos:definition>
  </skos:Concept>
  <skos:Concept rdf:about="http://t.example/2">
    <skos:prefLabel xml:lang="en">digested sludge</skos:prefLabel>
    <skos:prefLabel xml:lang="nl">uitgegist slib</skos:prefLabel>
    <skos:broader rdf:resource="http://t.example/1"/>
  </skos:Concept>
</rdf:RDF>`;

const TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://t.example/1> a skos:Concept ; skos:prefLabel "Sludge"@en, "Boues d'épuration"@fr ; skos:altLabel "boues usées"@fr-CA ;
  skos:narrower <http://t.example/2> .
<http://t.example/2> a skos:Concept ; skos:prefLabel "digested sludge"@en, "uitgegist slib"@nl .`;

const XL = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xl: <http://www.w3.org/2008/05/skos-xl#> .`;

/** Labels of their own as thesauri publish them: in their concept, before it, and far behind all concepts. */
const XL_RDF = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
  <skos:ConceptScheme rdf:about="http://t.example/s"><xl:prefLabel rdf:resource="http://t.example/ls"/></skos:ConceptScheme>
  <xl:Label rdf:about="http://t.example/l1"><xl:literalForm xml:lang="en">Sludge</xl:literalForm></xl:Label>
  <skos:Concept rdf:about="http://t.example/1">
    <xl:prefLabel rdf:resource="http://t.example/l1"/>
    <xl:prefLabel><xl:Label rdf:about="http://t.example/l2"><xl:literalForm xml:lang="fr">Boues d’épuration</xl:literalForm></xl:Label></xl:prefLabel>
    <xl:prefLabel rdf:resource="http://t.example/l3"/>
    <xl:altLabel><xl:Label><xl:literalForm xml:lang="fr-CA">boues usées</xl:literalForm></xl:Label></xl:altLabel>
    <skos:altLabel xml:lang="fr-CA">boues usées</skos:altLabel>
  </skos:Concept>
  <skos:Concept rdf:about="http://t.example/2">
    <xl:prefLabel rdf:resource="http://t.example/l4"/>
    <xl:prefLabel rdf:resource="http://t.example/l5"/>
    <skos:broader rdf:resource="http://t.example/1"/>
  </skos:Concept>
  <rdf:Description rdf:about="http://t.example/l5"><xl:literalForm xml:lang="nl">uitgegist slib</xl:literalForm></rdf:Description>
  <xl:Label rdf:about="http://t.example/l4"><xl:literalForm xml:lang="en">digested sludge</xl:literalForm></xl:Label>
  <xl:Label rdf:about="http://t.example/l3"><xl:literalForm xml:lang="de">Schlamm</xl:literalForm></xl:Label>
  <xl:Label rdf:about="http://t.example/ls"><xl:literalForm xml:lang="en">A scheme</xl:literalForm></xl:Label>
</rdf:RDF>`;

const CSV = `id;language;label;kind;broader
1;en;Sludge;;
1;fr;Boues d'épuration;;
1;fr-CA;boues usées;;
2;en;digested sludge;;1
2;nl;uitgegist slib;;`;

const JSON_LINES = `{"id":"1","en":["Sludge"],"fr":["Boues d'épuration"],"variants":{"fr-CA":["boues usées"]}}
{"id":"2","en":["digested sludge"],"nl":["uitgegist slib"],"broader":["1"]}`;

describe("importing a thesaurus", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let loading: LexiconLoading;
  let folder: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ lexicon: OWN });
    adviser = await passerelle.adviser("BRUSSELS");
    loading = new LexiconLoading(poolOf(passerelle.dataSource));
    folder = mkdtempSync(join(tmpdir(), "lexicon-"));
  });

  afterAll(async () => {
    await passerelle.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(passerelle.internalErrors).toEqual([]);
  });

  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const read = async (name: string, content: string | Buffer): Promise<Imported[]> => {
    const path = file(name, content);
    const all: Imported[] = [];
    for await (const one of readLexiconFile(path, formatOf(path))) all.push(one);
    return all;
  };
  const load = async (name: string, content: string | Buffer, source = "trial", dryRun = false) => {
    const imported = await read(name, content);
    return loading.load({ name: source, licence: "CC0" }, imported, { now: passerelle.clock.now(), dryRun });
  };
  const rows = async () =>
    (
      await passerelle.dataSource.query(
        "select (select count(*) from concept)::int as concepts, (select count(*) from concept_label)::int as labels, (select count(*) from concept_broader)::int as links, (select count(*) from lexicon_source)::int as sources",
      )
    )[0];
  const concepts = async (search: string) => {
    const { concepts: found } = await adviser.get(
      `query ($s: String) { concepts(search: $s) { edges { node { id version name labels { text source } broader { name } sources { name licence } } } } }`,
      { s: search },
    );
    return found.edges.map((edge: any) => edge.node);
  };

  it.each([
    ["t.rdf", SKOS],
    ["t.ttl", TURTLE],
    ["xl.rdf", XL_RDF],
    ["t.csv", CSV],
    ["t.jsonl", JSON_LINES],
  ])("reads %s, merges what is the same, links, and takes all of it away again", async (name, content) => {
    const before = await rows();
    const dry = await load(name, content, "trial", true);
    expect(dry).toMatchObject({
      concepts: 2,
      added: 1,
      merged: 1,
      known: 0,
      labels: 5,
      links: 1,
      problems: [],
    });
    expect(await rows()).toEqual(before);
    const { problems: _, ...told } = await load(name, content);
    expect(told).toMatchObject({ concepts: 2, added: 1, merged: 1, known: 0, labels: 5, links: 1 });
    const [sludge] = await concepts("boues usées");
    expect(sludge).toMatchObject({
      name: "sludge",
      sources: [
        { name: "passerelle", licence: "Apache-2.0" },
        { name: "trial", licence: "CC0" },
      ],
    });
    expect((await concepts("digested"))[0]).toMatchObject({ broader: [{ name: "sludge" }] });
    expect(await load(name, content)).toMatchObject({ added: 0, merged: 0, known: 2 });
    expect(await loading.remove("trial", passerelle.clock.now())).toBe(true);
    expect(await rows()).toEqual(before);
    expect(await loading.remove("trial", passerelle.clock.now())).toBe(false);
  });

  it("takes away what a source does not say any more, and never what advisers say", async () => {
    await load("t.jsonl", JSON_LINES);
    const [digested] = await concepts("digested");
    await carryOut(adviser, "addConceptLabel", "concept { id }", {
      conceptId: digested.id,
      language: "FR",
      text: "digestat",
    });
    const report = await load("t.jsonl", JSON_LINES.split("\n")[0] ?? "");
    expect(report).toMatchObject({ known: 1, removedLabels: 2 });
    expect((await concepts("digestat"))[0]).toMatchObject({
      id: digested.id,
      name: "digestat",
      labels: [{ text: "digestat", source: "advisers" }],
      sources: [{ name: "advisers" }],
    });
    await loading.remove("trial", passerelle.clock.now());
    expect(await concepts("digestat")).toHaveLength(1);
  });

  it("keeps an adviser's words when our own lexicon is replaced by a newer one", async () => {
    const [biogas] = await concepts("biogas");
    await carryOut(adviser, "addConceptLabel", "concept { id }", {
      conceptId: biogas.id,
      language: "FR",
      text: "méthane vert",
    });
    const [withLabel] = await concepts("biogas");
    await carryOut(adviser, "removeConceptLabel", "concept { id }", {
      conceptId: biogas.id,
      expectedVersion: withLabel.version,
      language: "EN",
      text: "BG",
    });
    const newer = OWN.map((concept) =>
      concept.id === "env:biogas" ? { ...concept, en: ["biogas", "renewable gas"] } : concept,
    );
    await passerelle.asOwner((owner) =>
      loadOwnLexicon(owner, ownLexiconFrom(newer), { now: passerelle.clock.now() }),
    );
    const [after] = await concepts("biogas");
    const labels = after.labels.map((label: any) => label.text);
    expect(after.id).toBe(biogas.id);
    expect(labels).toEqual(expect.arrayContaining(["renewable gas", "méthane vert"]));
    expect(labels).not.toContain("BG");
    await passerelle.asOwner((owner) =>
      loadOwnLexicon(owner, ownLexiconFrom(OWN), { now: passerelle.clock.now() }),
    );
  });

  it("says in the database what the files say", async () => {
    const fresh = await Passerelle.start({ lexicon: OWN });
    const repository = new LexiconRepository(fresh.application.store);
    const contents = new LexiconContents(repository, ownLexiconFrom([]));
    const read: LexiconConcept[] = [];
    for await (const page of contents.allInDatabase()) read.push(...page);
    const withoutIds = (all: readonly LexiconConcept[]) => all.map(({ id: _, broader: __, ...rest }) => rest);
    expect(withoutIds(read)).toEqual(withoutIds(OWN));
    expect(read[1]?.broader).toEqual([read[0]?.id]);
    await fresh.stop();
  });

  it("lets the search translate by what was imported", async () => {
    const quebec = await passerelle.adviser("QUEBEC");
    const organisation = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisation, { title: "Pinball tables", text: "Repair of pinball tables." });
    const found = async () => {
      const { suggestPartners } = await adviser.get(
        `query { suggestPartners(input: { text: "flipperkasten", language: NL }) { edges { node { organisation { id } } } } }`,
      );
      return suggestPartners.edges.map((edge: any) => edge.node.organisation.id);
    };
    expect(await found()).toEqual([]);
    await load("p.jsonl", '{"id":"p","en":["pinball"],"nl":["flipperkasten"]}', "games");
    await passerelle.application.follower.catchUp();
    await passerelle.application.lexicon.learnNow();
    expect(await found()).toEqual([organisation]);
    await loading.remove("games", passerelle.clock.now());
    await passerelle.application.follower.catchUp();
    await passerelle.application.lexicon.learnNow();
    expect(await found()).toEqual([]);
  });

  it("tells circles and links to nowhere, and leaves them out", async () => {
    const report = await load(
      "circle.jsonl",
      `{"id":"a","en":["aaa"],"broader":["b"]}
{"id":"b","en":["bbb"],"broader":["c","nowhere"]}
{"id":"c","en":["ccc"],"broader":["a","c"]}`,
      "circle",
    );
    expect(report.links).toBe(2);
    expect(report.problems.map(({ message }) => message)).toEqual([
      "circle.jsonl, line 2: the link from «b» to «nowhere» was left out because one of them is not there.",
      "circle.jsonl, line 3: the link from «c» to the broader «a» was left out because it closes a circle.",
    ]);
    await loading.remove("circle", passerelle.clock.now());
  });

  it.each<[string, string, string | Buffer, number, RegExp]>([
    [
      "lines that are no JSON",
      "t.jsonl",
      `${JSON_LINES}\n{"id":\n`,
      2,
      /^t\.jsonl, line 3: the line was left out because it is not valid JSON\.$/,
    ],
    [
      "a line without an identifier",
      "t.jsonl",
      `{"en":["x"]}\n${JSON_LINES}`,
      2,
      /line 1: .*«id» is not as expected/,
    ],
    [
      "a label that is none",
      "t.jsonl",
      '{"id":"1","en":["***"],"fr":["eau"]}',
      1,
      /line 1: the label «\*\*\*» was left out because it has no letter or digit\.$/,
    ],
    [
      "a huge label",
      "t.jsonl",
      `{"id":"1","en":["${"x".repeat(500)}"],"fr":["eau"]}`,
      1,
      /has 500 characters and may have 200\.$/,
    ],
    [
      "a line without end",
      "t.jsonl",
      `{"id":"1","en":["${"x".repeat(1_500_000)}"]}\n${JSON_LINES}`,
      2,
      /line 1: the line is longer than a million characters/,
    ],
    [
      "labels without end",
      "t.jsonl",
      JSON.stringify({ id: "1", en: Array.from({ length: 300 }, (_, n) => `w${String(n)}`) }),
      1,
      /has 300 labels; only the first 200 were read\.$/,
    ],
    [
      "bytes that are no UTF-8",
      "t.jsonl",
      Buffer.concat([
        Buffer.from('{"id":"1","en":["water"],"fr":["'),
        Buffer.from([0xe9]),
        Buffer.from('nergie"]}'),
      ]),
      1,
      /holds a character that is not UTF-8\.$/,
    ],
    [
      "rows without a language",
      "t.csv",
      "id,language,label\n1,,water\n2,en,sea\n",
      1,
      /^t\.csv, line 2: the row was left out because it does not say the language/,
    ],
    [
      "rows after a quotation mark that is never closed",
      "t.csv",
      'id,language,label\n1,en,wat"er\n2,en,"sea\n3,en,lake\n',
      1,
      /a row was left out because/,
    ],
    [
      "concepts of other languages",
      "t.ttl",
      `${TURTLE}\n<x> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Wasser"@de .`,
      2,
      /has no label in English, French or Dutch\.$/,
    ],
    [
      "labels that are resources without a text",
      "t.ttl",
      `${TURTLE}\n<http://t.example/1> <http://www.w3.org/2008/05/skos-xl#prefLabel> <l> .`,
      2,
      /: 1 label that is a resource of its own \(SKOS-XL\) was left out because the file does not give its text\.$/,
    ],
  ])("passes over %s and goes on", async (_what, name, content, usable, message) => {
    const all = await read(name, content);
    const problems = all.filter(isProblem);
    expect(all.length - problems.length).toBe(usable);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });

  it("puts a concept together whose labels all stand behind the last concept", async () => {
    const numbers = Array.from({ length: 500 }, (_, n) => String(n));
    const all = await read(
      "far.ttl",
      [
        XL,
        ...numbers.map(
          (n) =>
            `<c${n}> a skos:Concept ; xl:prefLabel <e${n}>, <f${n}> ; xl:altLabel [ xl:literalForm "s ${n}"@en ] .`,
        ),
        ...numbers.map((n) => `<e${n}> a xl:Label ; xl:literalForm "water ${n}"@en .`),
        ...numbers.map((n) => `<f${n}> a xl:Label ; xl:literalForm "eau ${n}"@fr .`),
      ].join("\n"),
    );
    expect(all).toHaveLength(500);
    for (const one of all) expect(isProblem(one) ? one : one.labels.length).toBe(3);
  });

  const bomb = Array.from({ length: 10 }, (_, n) =>
    n === 0 ? '<!ENTITY e0 "lol">' : `<!ENTITY e${String(n)} "${`&e${String(n - 1)};`.repeat(10)}">`,
  ).join("");

  it.each<[string, string, string | Buffer, RegExp]>([
    [
      "a cut RDF file",
      "t.rdf",
      SKOS.slice(0, -60),
      /^The file «.*t\.rdf» cannot be read as RDF\/XML: near line \d+ it says: .* Nothing of it was taken\.$/,
    ],
    ["a cut Turtle file", "t.ttl", TURTLE.slice(0, -40), /cannot be read as Turtle: near line \d+/],
    ["what is no RDF at all", "t.rdf", "hello", /has no element in its first/],
    [
      "entities made of entities",
      "t.rdf",
      SKOS.replace(/<!DOCTYPE[^]*?\]>/, `<!DOCTYPE r [${bomb}]>`),
      /declares entities that Passerelle does not read \(«e1»\)/,
    ],
    [
      "a long entity",
      "t.rdf",
      SKOS.replace('ENTITY skos "', `ENTITY long "${"x".repeat(400)}"><!ENTITY skos "`),
      /declares entities/,
    ],
    [
      "an entity that fetches a file",
      "t.rdf",
      SKOS.replace("<!ENTITY", '<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY'),
      /declares entities/,
    ],
    [
      "a document type elsewhere",
      "t.rdf",
      SKOS.replace("<!DOCTYPE rdf:RDF [", '<!DOCTYPE rdf:RDF SYSTEM "http://x.example/d" ['),
      /refers to a document type outside/,
    ],
    [
      "a document type behind a long remark",
      "t.rdf",
      SKOS.replace("<!DOCTYPE", `<!-- ${"<a ".repeat(30_000)} --><!DOCTYPE`),
      /has no element in its first/,
    ],
    [
      "another encoding",
      "t.rdf",
      SKOS.replace("UTF-8", "ISO-8859-1"),
      /is written in ISO-8859-1\. Save it as UTF-8/,
    ],
    [
      "UTF-16",
      "t.jsonl",
      Buffer.from(`\uFEFF${JSON_LINES}`, "utf16le"),
      /is written in UTF-16\. Save it as UTF-8/,
    ],
    [
      "a label without end",
      "t.rdf",
      SKOS.replace("What settles.", "x".repeat(5_000_000)),
      /4 MB without a statement/,
    ],
    ["an empty file", "t.csv", "", /is empty\.$/],
    [
      "columns that are not named",
      "t.csv",
      "a,b,c\n1,2,3\n",
      /does not name the columns\. It must hold id, language, label/,
    ],
  ])("refuses %s in a sentence", async (_what, name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it("asks for the format of a file whose ending does not tell", () => {
    expect(() => formatOf("thesaurus.dat")).toThrow(/does not tell its format\. Name it with --format/);
  });
});
