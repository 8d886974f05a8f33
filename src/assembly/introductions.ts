import { DocumentRepository } from "../modules/partnering/documents/document.repository";
import {
  DocumentResolver,
  OrganisationDocumentsResolver,
} from "../modules/partnering/documents/document.resolver";
import { DocumentService } from "../modules/partnering/documents/document.service";
import { CandidateDecisions } from "../modules/partnering/introductions/candidate-decisions";
import { IntroductionAnswerService } from "../modules/partnering/introductions/introduction-answer.service";
import { IntroductionChange } from "../modules/partnering/introductions/introduction-change";
import { IntroductionConfidenceService } from "../modules/partnering/introductions/introduction-confidence.service";
import { IntroductionDeadlines } from "../modules/partnering/introductions/introduction-deadlines";
import { IntroductionFollowUps } from "../modules/partnering/introductions/introduction-follow-ups";
import { IntroductionMessages } from "../modules/partnering/introductions/introduction-messages.service";
import { IntroductionParties } from "../modules/partnering/introductions/introduction-parties";
import { IntroductionPartsRepository } from "../modules/partnering/introductions/introduction-parts.repository";
import {
  IntroductionPartsOperations,
  IntroductionPartsResolver,
} from "../modules/partnering/introductions/introduction-parts.resolver";
import { IntroductionRepository } from "../modules/partnering/introductions/introduction.repository";
import { IntroductionResolver } from "../modules/partnering/introductions/introduction.resolver";
import { IntroductionService } from "../modules/partnering/introductions/introduction.service";
import type { BlockedPairRepository } from "../modules/partnering/pairs/blocked-pair.repository";
import type { CandidateStanding } from "../modules/partnering/suggestions/candidate-standing";
import type { VerdictRepository } from "../modules/partnering/suggestions/verdict.repository";
import type { Identification } from "../security/identification";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";
import type { Catalogue } from "./partnering";

/** What advisers have decided about pairs. */
interface Deciding {
  readonly verdictRepository: VerdictRepository;
  readonly pairs: BlockedPairRepository;
  readonly standing: CandidateStanding;
}

/** How two organisations are introduced, and what they entrust to each other. */
export function assembleIntroductions(
  { clock }: ApplicationOptions,
  foundations: Foundations,
  identification: Identification,
  { services, loaders, verdictRepository: verdicts, pairs, standing }: Catalogue & Deciding,
) {
  const { store, jobs } = foundations;
  const repository = new IntroductionRepository(store, clock);
  const change = new IntroductionChange(store, repository, new IntroductionParties());
  const { organisations, needs } = services;
  const parts = {
    repository,
    change,
    needs,
    organisations,
    candidates: new CandidateDecisions(verdicts, standing, pairs),
  };
  const service = new IntroductionService(store, parts, clock);
  const answers = new IntroductionAnswerService(change, identification);
  return {
    service,
    deadlines: new IntroductionDeadlines(jobs, repository, change, clock),
    finders: {
      Introduction: (viewer: Viewer, ids: readonly string[]) => service.findMany(viewer, ids),
    },
    ...assembleParts(foundations, repository, change, clock),
    resolver: new IntroductionResolver(service, answers, loaders.needs, loaders.organisations),
  };
}

function assembleParts(
  { store, jobs }: Foundations,
  introductions: IntroductionRepository,
  change: IntroductionChange,
  clock: ApplicationOptions["clock"],
) {
  const messages = new IntroductionPartsRepository(store);
  const documents = new DocumentRepository(store);
  const followUps = new IntroductionFollowUps(jobs, introductions, change, clock);
  return {
    followUps,
    partsResolvers: [
      new DocumentResolver(new DocumentService(store, documents)),
      new OrganisationDocumentsResolver(documents),
      new IntroductionPartsResolver(messages),
      new IntroductionPartsOperations(
        new IntroductionConfidenceService(change, documents),
        new IntroductionMessages(store, { change, introductions, messages }),
        followUps,
      ),
    ],
  };
}
