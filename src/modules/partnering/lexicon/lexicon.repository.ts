import type { Language as MatchLanguage, SeparatedWords } from "../../../matching";
import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store } from "../../../persistence/store";
import type { Language } from "../../shared/language";
import type { PageRequest } from "../../shared/page";
import type { Sector } from "../sectors/sector";
import { Concept } from "./concept.entity";
import type { SourcedLabel } from "./learnt-concept.rules";
import type { LexiconSource } from "./lexicon-source.entity";
import { SeparatedTerms } from "./separated-terms.entity";

export type SourceRow = Pick<LexiconSource, "id" | "name" | "licence" | "contentHash" | "stamp" | "loadedAt">;

export interface LabelRecord extends SourcedLabel {
  readonly conceptId: string;
  readonly normalised: string;
  readonly key: string;
}

export interface ConceptFilter {
  readonly sector?: Sector | null | undefined;
  readonly source?: string | null | undefined;
}

/** A label that a search may mean. */
export interface FoundLabel {
  readonly conceptId: string;
  readonly text: string;
  readonly language: Language;
}

/** A concept that is broader or narrower than another one, or that a requirement is about. */
export type RelatedConcept = Concept & { readonly of: string };

const SOURCE_COLUMNS = `s.id, s.name, s.licence, s.content_hash as "contentHash", s.stamp, s.loaded_at as "loadedAt"`;
const LABEL_COLUMNS = `l.concept_id as "conceptId", l.language, l.kind, l.locale, l.text, l.normalised, l.key,
  l.position, l.ambiguous, s.name as source`;

/** Reads what the sources say of concepts. */
export class LexiconRepository {
  private readonly conceptColumns: string;
  private readonly separationColumns: string;

  constructor(private readonly store: Store) {
    this.conceptColumns = columnsOf(store.dataSource, Concept, "c");
    this.separationColumns = columnsOf(store.dataSource, SeparatedTerms, "s");
  }

  sources(): Promise<SourceRow[]> {
    return this.store.read<SourceRow>(
      "lexicon-sources",
      `select ${SOURCE_COLUMNS} from lexicon_source s order by s.name collate "C"`,
    );
  }

  /** All of them: those of the first source in its own order, then the others by their identifiers. */
  async conceptIdsInOrder(firstSource: string): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(
      "concept-ids-in-order",
      `select c.id from concept c
         left join (select o.concept_id, min(o.position) as position
                      from concept_origin o join lexicon_source s on s.id = o.source_id
                     where s.name = $1 group by o.concept_id) own on own.concept_id = c.id
        order by own.position nulls last, c.id`,
      [firstSource],
    );
    return rows.map(({ id }) => id);
  }

  findMany(ids: readonly string[]): Promise<Concept[]> {
    return this.store.read<Concept>(
      "concepts-by-id",
      `select ${this.conceptColumns} from concept c where c.id = any($1::uuid[])`,
      [ids],
    );
  }

  labelsOf(conceptIds: readonly string[]): Promise<LabelRecord[]> {
    return this.store.read<LabelRecord>(
      "labels-of-concepts",
      `select ${LABEL_COLUMNS} from concept_label l join lexicon_source s on s.id = l.source_id
        where l.concept_id = any($1::uuid[]) and l.withdrawn_at is null`,
      [conceptIds],
    );
  }

  /** Labels by their keys: how concepts are found in texts. */
  labelsWithKeys(keys: readonly string[]): Promise<LabelRecord[]> {
    return this.store.read<LabelRecord>(
      "labels-by-key",
      `select ${LABEL_COLUMNS} from concept_label l join lexicon_source s on s.id = l.source_id
        where l.key = any($1::text[]) and l.withdrawn_at is null`,
      [keys],
    );
  }

  linksFrom(conceptIds: readonly string[]): Promise<{ conceptId: string; broaderId: string }[]> {
    return this.store.read(
      "links-of-concepts",
      `select distinct concept_id as "conceptId", broader_id as "broaderId" from concept_broader
        where concept_id = any($1::uuid[]) and withdrawn_at is null order by 1, 2`,
      [conceptIds],
    );
  }

  broaderOf(conceptIds: readonly string[]): Promise<RelatedConcept[]> {
    return this.store.read<RelatedConcept>(
      "broader-concepts",
      `select distinct ${this.conceptColumns}, b.concept_id as of
         from concept_broader b join concept c on c.id = b.broader_id
        where b.concept_id = any($1::uuid[]) and b.withdrawn_at is null order by name, id`,
      [conceptIds],
    );
  }

  narrowerOf(conceptIds: readonly string[], most: number): Promise<RelatedConcept[]> {
    return this.store.read<RelatedConcept>(
      "narrower-concepts",
      `select ${this.conceptColumns}, wanted.id as of from unnest($1::uuid[]) wanted(id)
         cross join lateral (
           select distinct n.* from concept_broader b join concept n on n.id = b.concept_id
            where b.broader_id = wanted.id and b.withdrawn_at is null order by n.name, n.id limit ${String(most)}
         ) c order by c.name, c.id`,
      [conceptIds],
    );
  }

  ofRequirements(requirementIds: readonly string[]): Promise<RelatedConcept[]> {
    return this.store.read<RelatedConcept>(
      "concepts-of-requirements",
      `select ${this.conceptColumns}, r.requirement_id as of
         from requirement_concept r join concept c on c.id = r.concept_id
        where r.requirement_id = any($1::uuid[]) order by r.position`,
      [requirementIds],
    );
  }

  /** Published needs of organisations in use with a requirement that is about the concept. */
  async needsLinkedTo(conceptId: string): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(
      "needs-linked-to-concept",
      `select distinct n.id from requirement_concept l join requirement r on r.id = l.requirement_id
         join need n on n.id = r.need_id join organisation o on o.id = n.organisation_id
        where l.concept_id = $1 and n.status = 'PUBLISHED' and o.archived_at is null`,
      [conceptId],
    );
    return rows.map(({ id }) => id);
  }

  /** The sources that know each of the concepts. */
  sourcesOf(conceptIds: readonly string[]): Promise<(SourceRow & { conceptId: string })[]> {
    return this.store.read(
      "sources-of-concepts",
      `select distinct ${SOURCE_COLUMNS}, o.concept_id as "conceptId"
         from concept_origin o join lexicon_source s on s.id = o.source_id
        where o.concept_id = any($1::uuid[]) order by s.name`,
      [conceptIds],
    );
  }

  page(filter: ConceptFilter, page: PageRequest): Promise<Concept[]> {
    const conditions = this.conditions(filter);
    const paging = keysetPage(conditions, { columns: ["c.name", "c.id"], descending: false }, page);
    const sql = `select ${this.conceptColumns} from concept c where ${conditions.toSql()} ${paging}`;
    return this.store.read<Concept>(statementName("concepts", sql), sql, conditions.values);
  }

  async count(filter: ConceptFilter): Promise<number> {
    const conditions = this.conditions(filter);
    const sql = `select count(*)::int as count from concept c where ${conditions.toSql()}`;
    const [row] = await this.store.read<{ count: number }>(
      statementName("concept-count", sql),
      sql,
      conditions.values,
    );
    return row?.count ?? 0;
  }

  /** Labels in which every word begins one of the label's words; the shortest first, for these fit best. */
  labelsLike(words: readonly string[], filter: ConceptFilter, most: number): Promise<FoundLabel[]> {
    const conditions = this.conditions(filter)
      .always("l.withdrawn_at is null")
      .with(
        words.map(beginning).join(" & "),
        (query) => `to_tsvector('simple', l.normalised) @@ to_tsquery('simple', ${query})`,
      );
    const sql = `select l.concept_id as "conceptId", l.text, l.language
        from concept_label l join concept c on c.id = l.concept_id
       where ${conditions.toSql()} order by length(l.text), l.text, l.concept_id limit ${String(most)}`;
    return this.store.read<FoundLabel>(statementName("labels-like", sql), sql, conditions.values);
  }

  /** For each beginning of a word the labels that have it, so many at most. */
  labelsBeginning(
    beginnings: readonly string[],
    most: number,
  ): Promise<(FoundLabel & { beginning: string })[]> {
    return this.store.read(
      "labels-beginning",
      `select wanted.beginning, l.concept_id as "conceptId", l.text, l.language
         from unnest($1::text[], $2::text[]) wanted(beginning, query)
         cross join lateral (
           select concept_id, text, language from concept_label
            where to_tsvector('simple', normalised) @@ to_tsquery('simple', wanted.query) and withdrawn_at is null
            order by length(text), text limit ${String(most)}
         ) l`,
      [beginnings, beginnings.map(beginning)],
    );
  }

  async standingSeparations(): Promise<SeparatedWords[]> {
    const rows = await this.store.read<SeparatedTerms>(
      "standing-separations",
      `select ${this.separationColumns} from separated_terms s where s.undone_at is null order by s.id`,
    );
    return rows.map(({ leftWord, leftLanguage, rightWord, rightLanguage }) => ({
      left: { word: leftWord, lang: leftLanguage.toLowerCase() as MatchLanguage },
      right: { word: rightWord, lang: rightLanguage.toLowerCase() as MatchLanguage },
    }));
  }

  separations(page: PageRequest): Promise<SeparatedTerms[]> {
    const conditions = new Conditions().always("s.undone_at is null");
    const paging = keysetPage(conditions, { columns: ["s.id"], descending: true }, page);
    const sql = `select ${this.separationColumns} from separated_terms s where ${conditions.toSql()} ${paging}`;
    return this.store.read<SeparatedTerms>(statementName("separations", sql), sql, conditions.values);
  }

  private conditions({ sector, source }: ConceptFilter): Conditions {
    return new Conditions()
      .withGiven(sector, (value) => `c.sector = ${value}`)
      .withGiven(
        source,
        (value) => `exists (select 1 from concept_origin o join lexicon_source s on s.id = o.source_id
          where o.concept_id = c.id and s.name = ${value})`,
      );
  }
}

/** A word of a text search that may go on; quoted, so that nothing in it is read as an operator. */
function beginning(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll("\\", "\\\\")}':*`;
}
