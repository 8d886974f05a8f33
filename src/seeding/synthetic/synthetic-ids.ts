import { Random } from "./random";

/** Identifiers of version 7 from a fixed day on, one millisecond an organisation: in the order of their numbers. */
const FIRST_MOMENT = Date.UTC(2026, 0, 1);

const KINDS = [
  "organisation",
  "establishment",
  "contact",
  "financialYear",
  "owner",
  "activityCode",
  "need",
  "requirement",
  "capability",
  "evidence",
] as const;
type RowKind = (typeof KINDS)[number];

/** Identifier of the `index`-th row (0 to 255) of a kind that belongs to one organisation. */
export type RowIds = (kind: RowKind, index: number) => string;

/** The same seed and number give the same identifiers, so that what is written twice is recognised. */
export function rowIds(seed: number, number: number): RowIds {
  const random = new Random(seed, number, 0x1d5);
  const time = hexadecimal(FIRST_MOMENT + number, 12);
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`;
  const variant = hexadecimal(0x8000 + random.below(0x4000), 4);
  const tail = `${variant}-${hexadecimal(random.next(), 8)}${hexadecimal(random.below(0x10000), 4)}`;
  return (kind, index) => `${head}${hexadecimal(KINDS.indexOf(kind), 1)}${hexadecimal(index, 2)}-${tail}`;
}

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
