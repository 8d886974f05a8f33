import type { EngineParts } from "../engine-parts";
import type { Hit, MatchNeed, RankOptions, Standing } from "../matching.types";
import { acceptance } from "../retrieval/acceptance";
import { smallestChange } from "./smallest-change";

/** Where an owner stands is told among so many. */
const RANKED = 1_000;
const DIGITS = 4;

/** By signal, what the last listed hit has more than this one. */
function missingPoints(hit: Hit, last: Hit): Standing["missing"] {
  return last.contributions
    .map(({ signal, points }) => ({
      signal,
      points: points - (hit.contributions.find((own) => own.signal === signal)?.points ?? 0),
    }))
    .filter(({ points }) => points > 0)
    .map(({ signal, points }) => ({ signal, points: Number(points.toFixed(DIGITS)) }))
    .sort((a, b) => b.points - a.points);
}

/** Where one owner stands for a need whether it is listed or not, from the very numbers that rank. */
export function standingOf(
  parts: EngineParts,
  need: MatchNeed,
  owner: string,
  options: RankOptions,
): Standing | undefined {
  const { index, ranker } = parts;
  const profiles = index.profilesOf(owner);
  const own = ranker.score(need, profiles, options);
  if (own === undefined) return undefined;
  const isAccepted = profiles.some(acceptance(index, options));
  const listed = ranker.rank(need, options);
  const longer = ranker.rank(need, { ...options, limit: RANKED });
  const ahead = longer.filter((hit) => hit.owner !== owner && hit.score >= own.score).length;
  const place = longer.findIndex((hit) => hit.owner === owner);
  const rank = place >= 0 ? place + 1 : ahead < RANKED ? ahead + 1 : undefined;
  const isListed = listed.some((hit) => hit.owner === owner);
  const last = listed.at(-1);
  const base = { hit: own, isAccepted, isListed, ...(rank !== undefined && { rank }) };
  if (isListed || last === undefined) return { ...base, missing: [] };
  const change = changeFor(parts, need, own, options, last.score);
  return {
    ...base,
    lastListed: last,
    missing: missingPoints(own, last),
    ...(change !== undefined && { change }),
  };
}

function changeFor(
  { index, preparation, scorer, ranker }: EngineParts,
  need: MatchNeed,
  hit: Hit,
  options: RankOptions,
  above: number,
): Standing["change"] {
  const profile = index.profilesOf(hit.owner).find((one) => index.facts.id(one) === hit.profileId);
  const evidence = profile === undefined ? undefined : ranker.evidence(need, profile, options);
  if (profile === undefined || evidence === undefined) return undefined;
  const prepared = preparation.prepare(need);
  scorer.load(prepared);
  const standpoint = {
    evidence,
    facts: index.facts.of(profile),
    missingWords: scorer.missingWords(profile),
    diluted: (words: number) => scorer.diluted(profile, words),
    requirementWords: prepared.requirements.map(
      (_, place) => prepared.groups.filter(({ requirement }) => requirement === place).length,
    ),
  };
  return smallestChange(standpoint, need, options, ranker.scoring(need, options), above);
}
