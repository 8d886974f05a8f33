import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import loadAssembler from "wabt";
import {
  askedVector,
  MEANING_DIMENSIONS,
  MeaningVectors,
} from "../../../src/matching/lexicon/meaning-vectors";
import { VECTOR_ARITHMETIC } from "../../../src/matching/linear-algebra/vector-arithmetic";

const wholeNumbers = fc.array(fc.integer({ min: -127, max: 127 }), {
  minLength: MEANING_DIMENSIONS,
  maxLength: MEANING_DIMENSIONS,
});
const floats = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), {
  minLength: MEANING_DIMENSIONS,
  maxLength: MEANING_DIMENSIONS,
});

function product(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0);
}

describe("vectors of meanings", () => {
  it("are computed with by what the readable source says", async () => {
    const source = readFileSync(
      join(__dirname, "../../../src/matching/linear-algebra/vector-arithmetic.wat"),
      "utf8",
    );
    const assembler = await loadAssembler();
    const { buffer } = assembler.parseWat("vector-arithmetic.wat", source, { simd: true }).toBinary({});
    expect(VECTOR_ARITHMETIC).toBe(Buffer.from(buffer).toString("base64"));
  });

  it("give the inner product with each row, to a thousandth of the lengths", () => {
    fc.assert(
      fc.property(fc.array(wholeNumbers, { minLength: 1, maxLength: 5 }), floats, (rows, need) => {
        const vectors = new MeaningVectors(Int8Array.from(rows.flat()));
        const asked = askedVector(Float32Array.from(need));
        rows.forEach((row, place) => {
          const lengths = Math.sqrt(product(row, row) * product(need, need));
          expect(Math.abs(vectors.product(asked, place) - product(row, need))).toBeLessThanOrEqual(
            lengths / 1000,
          );
        });
      }),
    );
  });

  it("tell two vectors that are asked for in turn apart", () => {
    const vectors = new MeaningVectors(new Int8Array(MEANING_DIMENSIONS).fill(1));
    const [one, two] = [1, 2].map((value) => askedVector(new Float32Array(MEANING_DIMENSIONS).fill(value)));
    if (one === undefined || two === undefined) throw new Error("There are two.");
    const products = [one, two, one].map((asked) => vectors.product(asked, 0) / MEANING_DIMENSIONS);
    expect(products.map((value) => value.toFixed(3))).toEqual(["1.000", "2.000", "1.000"]);
  });

  it("add up, in whatever place a row stands", () => {
    fc.assert(
      fc.property(fc.array(wholeNumbers, { minLength: 1, maxLength: 4 }), (rows) => {
        const vectors = new MeaningVectors(Int8Array.from(rows.flat()));
        vectors.sum.fill(0);
        rows.forEach((_row, place) => {
          vectors.add(place, place + 0.5);
        });
        const expected = Array.from({ length: MEANING_DIMENSIONS }, (_, at) =>
          rows.reduce((sum, row, place) => sum + (row[at] ?? 0) * (place + 0.5), 0),
        );
        expect([...vectors.sum]).toEqual(expected);
      }),
    );
  });

  it("of nothing are nothing", () => {
    const vectors = new MeaningVectors(new Int8Array(MEANING_DIMENSIONS).fill(5));
    expect(vectors.product(askedVector(new Float32Array(MEANING_DIMENSIONS)), 0)).toBe(0);
  });
});
