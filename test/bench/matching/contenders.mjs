// Each library as its documentation advises for plain text, without a lexicon: none of them takes one.
import uFuzzy from "@leeoniya/ufuzzy";
import { create, insertMultiple, search } from "@orama/orama";
import flexsearch from "flexsearch";
import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";
import pg from "pg";
import { createEngine, textOf } from "./texts.mjs";

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

/** `build(profiles)` gives `ask(need, limit)`, which gives identifiers, best first. */
export function contenders({ lexicon, cacheFolder, databaseUrl }) {
  const list = [
    { name: "passerelle", build: (profiles, needs) => passerelle(profiles, needs, { lexicon, cacheFolder }) },
    { name: "flexsearch", build: flexSearch },
    { name: "minisearch", build: miniSearch },
    { name: "@orama/orama", build: orama },
    { name: "lunr", build: lunrIndex },
    { name: "@leeoniya/ufuzzy", build: fuzzy, isSlow: true },
    { name: "fuse.js", build: fuse, isSlow: true },
  ];
  if (databaseUrl === undefined) return list;
  return [
    ...list,
    { name: "PostgreSQL full text", build: (profiles) => postgres(profiles, databaseUrl, FULL_TEXT) },
    {
      name: "PostgreSQL pg_trgm",
      build: (profiles) => postgres(profiles, databaseUrl, TRIGRAMS),
      isSlow: true,
    },
  ];
}

function passerelle(profiles, needs, options) {
  const engine = createEngine(options);
  engine.putAll(profiles);
  engine.learnNeeds(needs);
  const warmUp = () => engine.warmUp();
  const ask = (need, limit) => engine.rank(need, { limit }).hits.map(({ profileId }) => profileId);
  return { ask, warmUp, engine, options };
}

function flexSearch(profiles) {
  const index = new flexsearch.Index({ tokenize: "forward" });
  profiles.forEach((profile, number) => index.add(number, textOf(profile)));
  return {
    ask: (need, limit) =>
      index.search(textOf(need), { limit, suggest: true }).map((number) => profiles[number].id),
  };
}

function miniSearch(profiles) {
  const index = new MiniSearch({ fields: ["text"], searchOptions: { prefix: true, fuzzy: 0.2 } });
  index.addAll(profiles.map((profile, id) => ({ id, text: textOf(profile) })));
  return {
    ask: (need, limit) =>
      index
        .search(textOf(need))
        .slice(0, limit)
        .map(({ id }) => profiles[id].id),
  };
}

function orama(profiles) {
  const index = create({ schema: { text: "string" } });
  insertMultiple(
    index,
    profiles.map((profile, number) => ({ id: String(number), text: textOf(profile) })),
    1_000,
  );
  return {
    ask: (need, limit) =>
      search(index, { term: textOf(need), limit, tolerance: 1 }).hits.map(
        ({ id }) => profiles[Number(id)].id,
      ),
  };
}

function lunrIndex(profiles) {
  const index = lunr(function () {
    this.field("text");
    profiles.forEach((profile, id) => this.add({ id, text: textOf(profile) }));
  });
  return {
    ask: (need, limit) =>
      index
        .query((query) => {
          for (const word of wordsOf(textOf(need))) query.term(word, {});
        })
        .slice(0, limit)
        .map(({ ref }) => profiles[Number(ref)].id),
  };
}

/** Compares the whole query with every text, so a need is asked for word by word and the finds are counted. */
function fuzzy(profiles) {
  const matcher = new uFuzzy({ intraMode: 1 });
  const texts = profiles.map(textOf);
  return {
    ask: (need, limit) => {
      const counts = new Map();
      for (const word of new Set(wordsOf(textOf(need)).filter(({ length }) => length > 2)))
        for (const number of matcher.filter(texts, word) ?? [])
          counts.set(number, (counts.get(number) ?? 0) + 1);
      return [...counts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit)
        .map(([number]) => profiles[number].id);
    },
  };
}

function fuse(profiles) {
  const index = new Fuse(
    profiles.map((profile) => ({ text: textOf(profile) })),
    { keys: ["text"], ignoreLocation: true, includeScore: true },
  );
  return {
    ask: (need, limit) =>
      index.search(textOf(need).slice(0, 200), { limit }).map(({ refIndex }) => profiles[refIndex].id),
  };
}

const FULL_TEXT = {
  index: "create index on bench_profile using gin (words)",
  query: `select id from bench_profile, to_tsquery('simple', $1) asked where words @@ asked
           order by ts_rank(words, asked) desc, id limit $2`,
  parameter: (need) => [...new Set(wordsOf(textOf(need)))].join(" | ") || "nothing",
};
const TRIGRAMS = {
  index: "create index on bench_profile using gist (text gist_trgm_ops(siglen=64))",
  query: "select id from bench_profile order by text <->> $1, id limit $2",
  parameter: (need) => textOf(need),
};

async function postgres(profiles, url, { index, query, parameter }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create extension if not exists pg_trgm; drop table if exists bench_profile;
    create table bench_profile (id text, text text, words tsvector generated always as
      (to_tsvector('simple', text)) stored)`);
  for (let start = 0; start < profiles.length; start += 5_000) {
    const page = profiles.slice(start, start + 5_000);
    await client.query("insert into bench_profile select * from unnest($1::text[], $2::text[])", [
      page.map(({ id }) => id),
      page.map(textOf),
    ]);
  }
  await client.query(`${index}; analyze bench_profile`);
  return {
    ask: async (need, limit) => {
      const { rows } = await client.query({ name: "ask", text: query, values: [parameter(need), limit] });
      return rows.map(({ id }) => id);
    },
    close: () => client.end(),
  };
}
