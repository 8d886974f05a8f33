import { getIntrospectionQuery, parse } from "graphql";
import { checkShape, shapeOf } from "../../../src/server/limits/document-shape";
import { DEFAULT_LIMITS } from "../../../src/server/limits/limits";

const shape = (text: string) => shapeOf(parse(text));

describe("the shape of a document", () => {
  it.each([
    ["{ a }", { depth: 1, selections: 1, rootFields: 1, aliases: 0 }],
    ["{ a { b { c } } d }", { depth: 3, selections: 4, rootFields: 2 }],
    ["{ x: a { b } y: a { b } }", { aliases: 2 }],
    ["{ a a a }", { aliases: 2, selections: 3 }],
    ["{ a { id } ... on Query { a { name } } }", { aliases: 0 }],
    ["query @x { a @y { b @z @z } ... @w { c } }", { directives: 5 }],
    [
      "{ ...F ...F } fragment F on Query { a: b { c @d } }",
      { aliases: 2, directives: 2, selections: 4, depth: 2 },
    ],
    ["query A { a } query B { a { b } c }", { depth: 2, rootFields: 2 }],
    ["{ __typename }", { depth: 1, introspects: false }],
    ['{ a { __type(name: "A") { name } } }', { introspects: true, introspectionDepth: 2 }],
  ])("of %s", (text, expected) => {
    expect(shape(text)).toMatchObject(expected);
  });

  it("measures fragments that double each other in no time", () => {
    const fragments = Array.from(
      { length: 60 },
      (_, index) => `fragment F${String(index)} on Q { ...F${String(index + 1)} ...F${String(index + 1)} }`,
    );
    const doubled = shape(`{ ...F0 } ${fragments.join(" ")} fragment F60 on Q { a }`);
    expect(doubled.selections).toBe(2 ** 60);
  });

  it("counts a circle as nothing and leaves it to the validation", () => {
    expect(shape("{ ...A } fragment A on Q { a { ...A } }")).toMatchObject({ depth: 1, selections: 1 });
  });

  it("lets explorers ask for the whole schema", () => {
    const introspection = shape(
      getIntrospectionQuery({
        specifiedByUrl: true,
        schemaDescription: true,
        inputValueDeprecation: true,
        directiveIsRepeatable: true,
        oneOf: true,
      }),
    );
    expect(introspection).toMatchObject({ depth: 0, introspects: true });
    expect(() => {
      checkShape(introspection, DEFAULT_LIMITS.everyone);
    }).not.toThrow();
  });

  it.each([
    [
      "depth",
      "{ a { a { a { a { a { a { a { a { a { a { a { a { a } } } } } } } } } } } } }",
      "13 levels deep",
    ],
    ["directives", `{ a ${"@x ".repeat(11)} }`, "11 directives"],
    ["rootFields", "{ a b c d e f g h i j k }", "asks 11 questions"],
    ["aliases", `{ a { ${"b ".repeat(17)} } }`, "repeats 16 fields"],
  ])("refuses too much of %s in a sentence", (_name, text, sentence) => {
    expect(() => {
      checkShape(shape(text), DEFAULT_LIMITS.everyone);
    }).toThrow(sentence);
  });
});
