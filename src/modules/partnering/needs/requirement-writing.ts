import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import { onlyGiven } from "../../shared/change";
import { notFound } from "../../shared/domain-error";
import { Concept } from "../lexicon/concept.entity";
import { Requirement, type RequirementLevel } from "./requirement.entity";
import { type RequirementFields, UNMEASURED } from "./requirement.rules";
import { type LinkedRequirement, RequirementConcept } from "./requirement-concept.entity";

export interface NewRequirement extends RequirementFields {
  readonly level: RequirementLevel;
}

/** The requirements of a need in order, each with the concepts that it is about. */
export async function linkedRequirements(tx: Transaction, needId: string): Promise<LinkedRequirement[]> {
  const requirements = await tx.manager.find(Requirement, { where: { needId }, order: { position: "ASC" } });
  const links = await tx.query<{ requirementId: string; conceptId: string }>(
    `select requirement_id as "requirementId", concept_id as "conceptId" from requirement_concept
      where requirement_id = any($1::uuid[]) order by position`,
    [requirements.map(({ id }) => id)],
  );
  return requirements.map((requirement) => ({
    ...requirement,
    conceptIds: links
      .filter(({ requirementId }) => requirementId === requirement.id)
      .map(({ conceptId }) => conceptId),
  }));
}

/** Writes the requirements of a need anew. One that says nothing of concepts keeps those of the one with the same text. */
export async function writeRequirements(
  tx: Transaction,
  needId: string,
  requirements: readonly NewRequirement[],
): Promise<void> {
  const before = await linkedRequirements(tx, needId);
  const known = new Map(before.map(({ text, conceptIds }) => [text, conceptIds]));
  await tx.manager.delete(Requirement, { needId });
  const written = requirements.map(({ conceptIds, ...fields }, position) => ({
    row: { ...UNMEASURED, ...onlyGiven(fields), id: uuidv7(), needId, position },
    conceptIds: conceptIds === undefined ? (known.get(fields.text) ?? []) : (conceptIds ?? []),
  }));
  if (written.length === 0) return;
  await refuseUnknownConcepts(tx, written);
  await tx.manager.insert(
    Requirement,
    written.map(({ row }) => row),
  );
  const links = written.flatMap(({ row, conceptIds }) =>
    [...new Set(conceptIds)].map((conceptId, position) => ({ requirementId: row.id, conceptId, position })),
  );
  if (links.length > 0) await tx.manager.insert(RequirementConcept, links);
}

async function refuseUnknownConcepts(
  tx: Transaction,
  requirements: readonly { readonly conceptIds: readonly string[] }[],
): Promise<void> {
  const wanted = requirements.flatMap(({ conceptIds }) => conceptIds);
  const there = await tx.manager.findBy(Concept, { id: In(wanted) });
  const known = new Set(there.map(({ id }) => id));
  requirements.forEach(({ conceptIds }, place) => {
    const unknown = conceptIds.findIndex((id) => !known.has(id));
    if (unknown >= 0)
      throw notFound("concept", `input.requirements.${String(place)}.conceptIds.${String(unknown)}`);
  });
}
