import { labelKey } from "../../../matching";
import type { Store, Transaction } from "../../../persistence/store";
import type { Identity } from "./identity";
import { folded } from "./placed-tokens";

type Read = <Row extends object>(name: string, sql: string, values: unknown[]) => Promise<Row[]>;

interface IdentityRow {
  readonly names: string[];
  readonly numbers: string[];
  readonly website: string | null;
  readonly contacts: Identity["contacts"];
  readonly places: string[];
}

const IDENTITY = `
  select array[o.legal_name] || o.trade_names as names, o.website,
         array[o.registry_number] || array(select e.establishment_number from establishment e
           where e.organisation_id = o.id and e.establishment_number is not null) as numbers,
         coalesce((select json_agg(json_build_object('name', c.name, 'email', c.email, 'phone', c.phone) order by c.id)
           from contact c where c.organisation_id = o.id), '[]') as contacts,
         array(select place from establishment e cross join lateral unnest(array[e.name, e.street, e.municipality]) place
           where e.organisation_id = o.id and place is not null) as places
    from organisation o where o.id = $1`;

/** Words that stand in a label of the lexicon, or have the stem of one: they are everybody's. */
const COMMON = `
  select w.word from unnest($1::text[], $2::text[], $3::text[], $4::text[]) w (word, en, fr, nl)
   where exists (select 1 from concept_label l where to_tsvector('simple', l.normalised) @@ plainto_tsquery('simple', w.word))
      or exists (select 1 from concept_label l where l.key in (w.en, w.fr, w.nl) and l.key <> '')`;

const WORD = /[\p{L}\p{M}]+/gu;

/** Reads what tells who an organisation is, and which words of some texts tell nothing. */
export class IdentityRepository {
  constructor(private readonly store: Store) {}

  of(organisationId: string, texts: readonly string[]): Promise<Identity> {
    return identityOf((name, sql, values) => this.store.read(name, sql, values), organisationId, texts);
  }

  /** Inside a transaction every query goes through it. */
  within(tx: Transaction, organisationId: string, texts: readonly string[]): Promise<Identity> {
    return identityOf((_name, sql, values) => tx.query(sql, values), organisationId, texts);
  }
}

async function identityOf(read: Read, organisationId: string, texts: readonly string[]): Promise<Identity> {
  const [row] = await read<IdentityRow>("identity-of-organisation", IDENTITY, [organisationId]);
  const known = row ?? { names: [], numbers: [], website: null, contacts: [], places: [] };
  const said = [...texts, ...known.names, ...known.contacts.map(({ name }) => name), known.website ?? ""];
  const words = [...new Set(said.join(" ").normalize("NFC").toLowerCase().match(WORD) ?? [])];
  const keys = (["en", "fr", "nl"] as const).map((language) => words.map((word) => labelKey(word, language)));
  const common = await read<{ word: string }>("common-words", COMMON, [words, ...keys]);
  return { ...known, commonWords: new Set(common.map(({ word }) => folded(word))) };
}
