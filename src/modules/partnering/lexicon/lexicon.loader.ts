import { groupLoader, recordLoader } from "../../../graphql/loading";
import type { LexiconRepository } from "./lexicon.repository";

/** Narrower concepts of one concept; more are found by searching. */
const MOST_NARROWER = 100;

export class LexiconLoader {
  readonly byId;
  readonly labels;
  readonly broader;
  readonly narrower;
  readonly sources;
  /** Concepts that a requirement is about. */
  readonly ofRequirement;
  /** Labels by key, to find concepts in texts. */
  readonly labelsWithKey;

  constructor(repository: LexiconRepository) {
    this.byId = recordLoader((ids) => repository.findMany(ids));
    this.labels = groupLoader(
      (ids) => repository.labelsOf(ids),
      ({ conceptId }) => conceptId,
    );
    this.broader = groupLoader(
      (ids) => repository.broaderOf(ids),
      ({ of }) => of,
    );
    this.narrower = groupLoader(
      (ids) => repository.narrowerOf(ids, MOST_NARROWER),
      ({ of }) => of,
    );
    this.sources = groupLoader(
      (ids) => repository.sourcesOf(ids),
      ({ conceptId }) => conceptId,
    );
    this.ofRequirement = groupLoader(
      (ids) => repository.ofRequirements(ids),
      ({ of }) => of,
    );
    this.labelsWithKey = groupLoader(
      (keys) => repository.labelsWithKeys(keys),
      ({ key }) => key,
    );
  }
}
