/** Links from a narrower concept to a broader one, as pairs of numbers. */
export interface Links {
  readonly narrower: Uint32Array;
  readonly broader: Uint32Array;
}

const UNSEEN = 0;
const ON_PATH = 1;
const DONE = 2;

/**
 * Which of the links have to be left out, so that no concept is broader than itself. Only links from `firstNew` on are
 * ever left out: what stood before had no circle. A pass walks every path once; where a circle is closed by an old link,
 * the last new link of the circle goes instead, and another pass looks again.
 */
export function linksThatCloseCircles(concepts: number, links: Links, firstNew: number): number[] {
  const left = new Set<number>();
  const outgoing = groupByNarrower(concepts, links);
  for (;;) {
    const before = left.size;
    walk(concepts, links, outgoing, firstNew, left);
    if (left.size === before) return [...left].sort((a, b) => a - b);
  }
}

/** The links of each concept stand together: those of concept c from `starts[c]` to `starts[c + 1]` in `order`. */
function groupByNarrower(concepts: number, { narrower }: Links) {
  const starts = new Uint32Array(concepts + 1);
  for (const concept of narrower) starts[concept + 1] = (starts[concept + 1] ?? 0) + 1;
  for (let concept = 0; concept < concepts; concept++)
    starts[concept + 1] = (starts[concept + 1] ?? 0) + (starts[concept] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(narrower.length);
  narrower.forEach((concept, link) => {
    order[next[concept] ?? 0] = link;
    next[concept] = (next[concept] ?? 0) + 1;
  });
  return { starts, order };
}

/** Depth first, without recursion: a hostile file may nest a hundred thousand deep. */
function walk(
  concepts: number,
  { broader }: Links,
  { starts, order }: ReturnType<typeof groupByNarrower>,
  firstNew: number,
  left: Set<number>,
): void {
  const states = new Uint8Array(concepts);
  const next = starts.slice();
  for (let start = 0; start < concepts; start++) {
    if (states[start] !== UNSEEN) continue;
    const path: { readonly concept: number; readonly by: number }[] = [{ concept: start, by: -1 }];
    states[start] = ON_PATH;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const place = next[top.concept] ?? 0;
      if (place === starts[top.concept + 1]) {
        states[top.concept] = DONE;
        path.pop();
        continue;
      }
      next[top.concept] = place + 1;
      const link = order[place] ?? 0;
      const target = broader[link] ?? 0;
      if (left.has(link) || states[target] === DONE) continue;
      if (states[target] === UNSEEN) {
        states[target] = ON_PATH;
        path.push({ concept: target, by: link });
      } else left.add(link >= firstNew ? link : lastNewLink(path, target, firstNew));
    }
  }
}

/** On the path from the concept that the circle returns to. There is one: old links alone make no circle. */
function lastNewLink(
  path: readonly { readonly concept: number; readonly by: number }[],
  returnsTo: number,
  firstNew: number,
): number {
  for (let place = path.length - 1; place >= 0; place--) {
    const step = path[place];
    if (step === undefined || step.concept === returnsTo) break;
    if (step.by >= firstNew) return step.by;
  }
  throw new Error("The links that stood before have a circle.");
}
