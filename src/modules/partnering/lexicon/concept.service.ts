import { v7 as uuidv7 } from "uuid";
import { labelKey, type Language as MatchLanguage } from "../../../matching";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, conflict, notFound, refuse } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { asTyped } from "../../shared/text";
import type { Sector } from "../sectors/sector";
import { AdviserLexicon } from "./adviser-lexicon";
import { Concept, ConceptBroader, ConceptLabel } from "./concept.entity";
import { conceptProblems, kindOf, labelProblems, type NewLabel } from "./concept.rules";
import { nameOf, normaliseLabel, tidyLabel } from "./label.rules";

export interface NewConcept {
  readonly labels: readonly NewLabel[];
  readonly broaderIds: readonly string[];
  readonly sector?: Sector | null | undefined;
  readonly definition?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export interface AddedLabel extends NewLabel {
  readonly conceptId: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface ConceptTarget {
  readonly conceptId: string;
  readonly expectedVersion: number;
}

export interface LabelTarget extends ConceptTarget {
  readonly language: Language;
  readonly text: string;
}

export interface LinkTarget extends ConceptTarget {
  readonly broaderId: string;
}

/** What advisers say of concepts. It stands beside what other sources say, and survives their updates. */
export class ConceptService {
  constructor(
    private readonly store: Store,
    private readonly advisers = new AdviserLexicon(),
  ) {}

  add(viewer: Viewer, input: NewConcept): Promise<string> {
    refuse(conceptProblems(input));
    return this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "addConcept", input, async () => {
        const { sector = null, definition = null, labels } = input;
        await refuseTaken(tx, labels, "input.labels");
        const id = uuidv7();
        const named = labels.map((label, index) => ({
          ...label,
          kind: kindOf(label, labels.slice(0, index)),
        }));
        const concept = { id, name: tidyLabel(nameOf(named)), sector, definition, version: 1 };
        await tx.manager.insert(Concept, { ...concept, createdAt: tx.now, updatedAt: tx.now });
        const source = await this.advisers.know(tx, id);
        for (const [position, label] of named.entries())
          await tx.manager.insert(ConceptLabel, rowOf(label, id, source, position));
        for (const [index, broaderId] of input.broaderIds.entries()) {
          await refuseUnknown(tx, broaderId, `input.broaderIds.${String(index)}`);
          await tx.manager.insert(ConceptBroader, linkRow(id, broaderId, source));
        }
        await this.announce(tx, "addConcept", id, undefined, {
          ...concept,
          labels,
          broaderIds: input.broaderIds,
        });
        return id;
      }),
    );
  }

  /** A label that was withdrawn comes back; one that means another concept has to be called ambiguous. */
  addLabel(viewer: Viewer, input: AddedLabel): Promise<string> {
    refuse(labelProblems(input, "input"));
    return this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "addConceptLabel", input, async () => {
        const concept = await lockConcept(tx, input.conceptId);
        const own = await labelsCalled(tx, concept.id, input);
        if (own.some(({ withdrawnAt }) => withdrawnAt === null))
          throw badInput(
            "input.text",
            `The concept has the label ${asTyped(input.text)} in this language already.`,
          );
        await refuseTaken(tx, [input], "input", concept.id);
        const source = await this.advisers.know(tx, concept.id);
        if (own.length > 0) await setWithdrawn(tx, own, null);
        else {
          const earlier = await tx.manager.findBy(ConceptLabel, { conceptId: concept.id });
          const label = { ...input, kind: kindOf(input, earlier) };
          await tx.manager.insert(ConceptLabel, rowOf(label, concept.id, source, earlier.length));
        }
        await this.finish(tx, "addConceptLabel", concept, { label: input });
        return concept.id;
      }),
    );
  }

  /** An adviser's own label is deleted; another source's is withdrawn, and stays so when the source is loaded again. */
  removeLabel(viewer: Viewer, target: LabelTarget): Promise<string> {
    return this.change(viewer, "removeConceptLabel", target, async (tx, concept) => {
      const standing = await tx.manager.findBy(ConceptLabel, { conceptId: concept.id });
      const kept = standing.filter(({ withdrawnAt }) => withdrawnAt === null);
      const wanted = normaliseLabel(target.text);
      const gone = kept.filter(
        ({ language, normalised }) => language === target.language && normalised === wanted,
      );
      if (gone.length === 0)
        throw badInput("input.text", `The concept has no label ${asTyped(target.text)} in this language.`);
      const left = kept.filter((label) => !gone.includes(label));
      if (left.length === 0)
        throw badInput(
          "input.text",
          "It is the concept's last label, and a concept without one means nothing.",
        );
      const adviserSource = await this.advisers.touch(tx);
      const own = gone.filter(({ sourceId }) => sourceId === adviserSource);
      for (const label of own) await tx.manager.remove(label);
      await setWithdrawn(
        tx,
        gone.filter((label) => !own.includes(label)),
        tx.now,
      );
      if (gone.some(({ text }) => text === concept.name)) concept.name = nameOf(left);
      return { removed: target.text, language: target.language };
    });
  }

  linkBroader(viewer: Viewer, target: LinkTarget): Promise<string> {
    return this.change(viewer, "linkBroader", target, async (tx, concept) => {
      await refuseUnknown(tx, target.broaderId, "input.broaderId");
      await refuseCircle(tx, concept.id, target.broaderId);
      const links = await tx.manager.findBy(ConceptBroader, {
        conceptId: concept.id,
        broaderId: target.broaderId,
      });
      if (links.some(({ withdrawnAt }) => withdrawnAt === null))
        throw badInput("input.broaderId", "That concept is a broader one already.");
      const source = await this.advisers.know(tx, concept.id);
      if (links.length > 0) await withdrawLinks(tx, links, null);
      else await tx.manager.insert(ConceptBroader, linkRow(concept.id, target.broaderId, source));
      return { broaderId: target.broaderId };
    });
  }

  unlinkBroader(viewer: Viewer, target: LinkTarget): Promise<string> {
    return this.change(viewer, "unlinkBroader", target, async (tx, concept) => {
      const links = await tx.manager.findBy(ConceptBroader, {
        conceptId: concept.id,
        broaderId: target.broaderId,
      });
      const standing = links.filter(({ withdrawnAt }) => withdrawnAt === null);
      if (standing.length === 0) throw notFound("broader concept", "input.broaderId");
      const adviserSource = await this.advisers.touch(tx);
      const own = standing.filter(({ sourceId }) => sourceId === adviserSource);
      for (const link of own) await tx.manager.remove(link);
      await withdrawLinks(
        tx,
        standing.filter((link) => !own.includes(link)),
        tx.now,
      );
      return { unlinked: target.broaderId };
    });
  }

  private change(
    viewer: Viewer,
    operation: string,
    { conceptId, expectedVersion }: ConceptTarget,
    work: (tx: Transaction, concept: Concept) => Promise<object>,
  ): Promise<string> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const concept = await lockConcept(tx, conceptId);
      if (concept.version !== expectedVersion) throw conflict("concept", concept.version);
      await this.finish(tx, operation, concept, await work(tx, concept));
      return concept.id;
    });
  }

  private async finish(tx: Transaction, operation: string, concept: Concept, after: object): Promise<void> {
    const before = { version: concept.version };
    Object.assign(concept, { version: concept.version + 1, updatedAt: tx.now });
    await tx.manager.save(Concept, concept);
    await this.announce(tx, operation, concept.id, before, { version: concept.version, ...after });
  }

  private async announce(
    tx: Transaction,
    operation: string,
    id: string,
    before: unknown,
    after: object,
  ): Promise<void> {
    await tx.record({ operation, subjectType: "Concept", subjectId: id, before, after });
    await tx.announce("LEXICON", id);
  }
}

async function lockConcept(tx: Transaction, id: string): Promise<Concept> {
  const concept = await tx.manager.findOne(Concept, { where: { id }, lock: { mode: "pessimistic_write" } });
  if (!concept) throw notFound("concept", "input.conceptId");
  return concept;
}

async function refuseUnknown(tx: Transaction, id: string, field: string): Promise<void> {
  if (!(await tx.manager.existsBy(Concept, { id }))) throw notFound("concept", field);
}

/** A word that means two concepts must say so: the search would take one for the other. */
async function refuseTaken(
  tx: Transaction,
  labels: readonly NewLabel[],
  field: string,
  exceptConceptId: string | null = null,
): Promise<void> {
  for (const [index, label] of labels.entries()) {
    if (label.ambiguous === true) continue;
    const [taken] = await tx.query<{ name: string }>(
      `select c.name from concept_label l join concept c on c.id = l.concept_id
        where l.normalised = $1 and l.language = $2 and l.withdrawn_at is null
          and l.concept_id is distinct from $3::uuid limit 1`,
      [normaliseLabel(label.text), label.language, exceptConceptId],
    );
    const place = field === "input" ? field : `${field}.${String(index)}`;
    if (taken)
      throw badInput(
        `${place}.text`,
        `${asTyped(label.text)} means the concept ${asTyped(taken.name)} already. Add the label there, or say that it is ambiguous if it means both.`,
      );
  }
}

/** A concept is never broader than itself, over however many steps. */
async function refuseCircle(tx: Transaction, conceptId: string, broaderId: string): Promise<void> {
  // Two links that together close a circle may not be made at the same time.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('concept links', 0))");
  const [found] = await tx.query<{ id: string }>(
    `with recursive above (id) as (
       select $2::uuid union
       select b.broader_id from concept_broader b join above on above.id = b.concept_id where b.withdrawn_at is null
     ) select id from above where id = $1::uuid`,
    [conceptId, broaderId],
  );
  if (found)
    throw badInput(
      "input.broaderId",
      "That concept is narrower than this one or the same, and would become broader than itself.",
    );
}

function labelsCalled(
  tx: Transaction,
  conceptId: string,
  { language, text }: NewLabel,
): Promise<ConceptLabel[]> {
  return tx.manager.findBy(ConceptLabel, { conceptId, language, normalised: normaliseLabel(text) });
}

async function setWithdrawn(
  tx: Transaction,
  labels: readonly ConceptLabel[],
  at: Date | null,
): Promise<void> {
  for (const label of labels) await tx.manager.save(ConceptLabel, Object.assign(label, { withdrawnAt: at }));
}

async function withdrawLinks(
  tx: Transaction,
  links: readonly ConceptBroader[],
  at: Date | null,
): Promise<void> {
  for (const link of links) await tx.manager.save(ConceptBroader, Object.assign(link, { withdrawnAt: at }));
}

function rowOf(
  label: NewLabel & { kind: ConceptLabel["kind"] },
  conceptId: string,
  sourceId: string,
  position: number,
) {
  const { language, kind, locale, ambiguous } = label;
  const text = tidyLabel(label.text);
  return {
    ...{ conceptId, sourceId, language, kind, text, position },
    locale: locale ?? "",
    normalised: normaliseLabel(text),
    key: labelKey(text, language.toLowerCase() as MatchLanguage),
    ambiguous: ambiguous ?? false,
    withdrawnAt: null,
    generation: 1,
  };
}

function linkRow(conceptId: string, broaderId: string, sourceId: string) {
  return { conceptId, broaderId, sourceId, withdrawnAt: null, generation: 1 };
}
