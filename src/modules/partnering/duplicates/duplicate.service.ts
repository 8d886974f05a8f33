import type { Viewer } from "../../../security/viewer";
import { badInput, notFound } from "../../shared/domain-error";
import { byScoreThenId, type Duplicate, duplicatesOf } from "./duplicate.rules";
import type { DuplicateRepository } from "./duplicate.repository";

const MOST_SHOWN = 50;

/** Entries that may be the same organisation, each with its reasons: an adviser decides. */
export class DuplicateService {
  constructor(private readonly repository: DuplicateRepository) {}

  async of(viewer: Viewer, organisationId: string, first: number): Promise<Duplicate[]> {
    if (first < 1 || first > MOST_SHOWN)
      throw badInput("first", `The argument first is ${String(first)} and takes 1 to ${String(MOST_SHOWN)}.`);
    const one = viewer.mayKnow(organisationId) ? await this.repository.find(organisationId) : undefined;
    if (!one) throw notFound("organisation in use", "organisationId");
    const candidates = await this.repository.candidates(one);
    return duplicatesOf(one, candidates).sort(byScoreThenId).slice(0, first);
  }
}
