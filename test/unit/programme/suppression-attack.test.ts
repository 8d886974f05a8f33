import {
  type FunnelEvent,
  type FunnelGrouping,
  funnelTable,
} from "../../../src/modules/programme/statistics/funnel.rules";
import { SECTORS } from "../../../src/modules/partnering/sectors/sector";
import { SMALLEST_TOLD } from "../../../src/modules/programme/statistics/suppression.rules";

/**
 * Somebody who knows every figure that is told, in all groupings, and how figures are hidden, and who tries every world
 * that there could be. Whenever the total is told it bounds the worlds, so that none is left out.
 */
type World = readonly number[];

const event = (more: Partial<FunnelEvent>): FunnelEvent => ({
  stage: "MISSIONS",
  year: 2026,
  sectors: ["ICT"],
  region: "BRUSSELS",
  direction: "BRUSSELS_TO_QUEBEC",
  days: null,
  ...more,
});

/** Kinds of events that differ, and the groupings that are asked for together. */
interface Attack {
  readonly kinds: readonly Partial<FunnelEvent>[];
  readonly groupings: readonly FunnelGrouping[];
  readonly most: number;
}

const BOTH_WAYS: readonly Partial<FunnelEvent>[] = (["BRUSSELS", "QUEBEC"] as const).flatMap((region) =>
  (["BRUSSELS_TO_QUEBEC", "QUEBEC_TO_BRUSSELS"] as const).map((direction) => ({ region, direction })),
);

const EACH_SECTOR: readonly Partial<FunnelEvent>[] = SECTORS.map((one) => ({ sectors: [one] }));

const attacks: readonly (readonly [string, Attack])[] = [
  ["two regions", { kinds: [{}, { region: "QUEBEC" }], groupings: ["REGION"], most: 40 }],
  [
    "five sectors",
    {
      kinds: EACH_SECTOR,
      groupings: ["SECTOR"],
      most: 13,
    },
  ],
  ["regions and directions together", { kinds: BOTH_WAYS, groupings: ["REGION", "DIRECTION"], most: 15 }],
];

function* worlds(kinds: number, most: number): Generator<World> {
  if (kinds === 0) return yield [];
  for (let count = 0; count <= most; count += 1)
    for (const rest of worlds(kinds - 1, most - count)) yield [count, ...rest];
}

interface Cell {
  readonly name: string;
  readonly told: number | null;
  readonly truth: number;
}

function cellsOf(world: World, { kinds, groupings }: Attack): Cell[] {
  const events = kinds.flatMap((kind, index) => Array.from({ length: world[index] ?? 0 }, () => event(kind)));
  return groupings.flatMap((grouping) =>
    funnelTable(events, grouping).map(({ group, cells }) => ({
      name: `${grouping} ${group ?? "total"}`,
      told: cells.find(({ stage }) => stage === "MISSIONS")?.count ?? null,
      truth: events.filter((one) => group === null || isOf(one, grouping, group)).length,
    })),
  );
}

function isOf(
  { region, direction, sectors, year }: FunnelEvent,
  grouping: FunnelGrouping,
  group: string,
): boolean {
  if (grouping === "SECTOR") return (sectors.length === 0 ? ["OTHER"] : sectors).some((one) => one === group);
  return { REGION: region, DIRECTION: direction, YEAR: String(year) }[grouping] === group;
}

/** Hidden figures below five that only one world explains, by what is told. */
function gotBack(attack: Attack): string[] {
  const possible = new Map<string, Map<string, Set<number>>>();
  for (const world of worlds(attack.kinds.length, attack.most)) {
    const cells = cellsOf(world, attack);
    const view = cells.map(({ name, told }) => `${name}: ${String(told ?? "–")}`).join(", ");
    const known = possible.get(view) ?? new Map<string, Set<number>>();
    possible.set(view, known);
    for (const { name, told, truth } of cells)
      if (told === null) known.set(name, (known.get(name) ?? new Set()).add(truth));
  }
  return [...possible].flatMap(([view, cells]) =>
    [...cells]
      .filter(([, truths]) => truths.size === 1 && Math.min(...truths) < SMALLEST_TOLD)
      .map(([name, truths]) => `${name} is ${String([...truths])}, by ${view}`),
  );
}

describe("figures that are not told, and somebody who tries all worlds", () => {
  it.each(attacks)("%s", (_case, attack) => {
    expect(gotBack(attack)).toEqual([]);
  });

  it("tell of no sector in which all but a few are", () => {
    const events = [
      ...Array.from({ length: 30 }, () => event({})),
      ...Array.from({ length: 4 }, () => event({ sectors: ["ICT", "HEALTH"] })),
      event({ sectors: ["HEALTH"] }),
    ];
    const [ict] = funnelTable(events, "SECTOR");
    expect(ict?.cells.find(({ stage }) => stage === "MISSIONS")?.count).toBeNull();
  });

  it("would be got back by subtraction if the small ones alone were hidden", () => {
    const told = [3, 12, 40].map((count) => (count < SMALLEST_TOLD ? null : count));
    expect(55 - told.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(3);
  });
});
