import type { Store } from "../../../persistence/store";
import type { Comparable } from "./duplicate.rules";
import { webDomainOf } from "./duplicate.rules";
import { foldName, plain } from "./name-folding.rules";

/** Letters by which names are first brought together; the rules compare the whole of them. */
const BEGINNING = 4;
/** So many are compared in the program at most. */
const MOST_COMPARED = 1_000;

/** The same expressions as in the indexes that serve them. */
const BEGINNING_SQL = `left(translate(lower(o.legal_name), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), ${String(BEGINNING)})`;
const WEB_DOMAIN_SQL = `regexp_replace(lower(o.website), '^([a-z]+://)?(www[.])?([^/?#:]+).*$', '\\3')`;

const COMPARABLE = `select o.id, o.register, o.registry_number as "registryNumber",
    array_prepend(o.legal_name, o.trade_names) as names, o.website,
    coalesce(e.numbers, '{}') as "establishmentNumbers", coalesce(e.addresses, '[]') as addresses
  from organisation o left join lateral (
    select array_agg(x.establishment_number) filter (where x.establishment_number is not null) as numbers,
           json_agg(json_build_object('postCode', x.post_code, 'street', x.street))
             filter (where x.post_code is not null and x.street is not null) as addresses
      from establishment x where x.organisation_id = o.id) e on true`;

/** Finds what might be the same organisation by what an index holds: numbers, beginnings of names, web domains. */
export class DuplicateRepository {
  constructor(private readonly store: Store) {}

  async find(id: string): Promise<Comparable | undefined> {
    const [row] = await this.store.read<Comparable>(
      "comparable-organisation",
      `${COMPARABLE} where o.id = $1::uuid and o.archived_at is null`,
      [id],
    );
    return row;
  }

  candidates(one: Comparable): Promise<Comparable[]> {
    return this.store.read<Comparable>(
      "duplicate-candidates",
      `${COMPARABLE} where o.archived_at is null and o.id <> $1::uuid and o.id in (
         select o.id from organisation o where o.registry_number = $2
         union
         select x.organisation_id from establishment x where x.establishment_number = any($3::text[])
         union
         select o.id from organisation o where o.trade_names && $4::text[]
         union
         select o.id from organisation o where ${WEB_DOMAIN_SQL} = $6
         union
         (select o.id from organisation o where ${BEGINNING_SQL} = any($5::text[])
           order by o.id limit ${String(MOST_COMPARED)})
       ) order by o.id limit ${String(MOST_COMPARED)}`,
      [
        one.id,
        one.registryNumber,
        one.establishmentNumbers,
        one.names,
        beginningsOf(one.names),
        webDomainOf(one.website) ?? null,
      ],
    );
  }
}

/** Of the names as they are written, and without a legal form that stands before them. */
function beginningsOf(names: readonly string[]): string[] {
  const written = names.flatMap((name) => [plain(name), foldName(name)]);
  return [...new Set(written.map((name) => name.slice(0, BEGINNING)).filter((name) => name !== ""))];
}
