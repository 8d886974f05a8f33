import { ApplicantService } from "../modules/programme/applications/applicant/applicant.service";
import { ApplicationChange } from "../modules/programme/applications/progress/application-change";
import { ApplicationDraftRepository } from "../modules/programme/applications/applicant/application-draft.repository";
import { ApplicationDraftResolver } from "../modules/programme/applications/applicant/application-draft.resolver";
import { ApplicationDraftService } from "../modules/programme/applications/applicant/application-draft.service";
import { ApplicationFiles } from "../modules/programme/applications/circle/application-files";
import { ApplicationMails } from "../modules/programme/applications/progress/application-mails";
import { ApplicantMutations } from "../modules/programme/applications/applicant/application-mutations.resolver";
import { ApplicationPartsRepository } from "../modules/programme/applications/file/application-parts.repository";
import { ApplicationTasks } from "../modules/programme/applications/progress/application-tasks";
import { ApplicationLoader } from "../modules/programme/applications/file/application.loader";
import { ApplicationRepository } from "../modules/programme/applications/circle/application.repository";
import {
  ApplicationQueries,
  ApplicationResolver,
} from "../modules/programme/applications/page/application.resolver";
import {
  ApplicationAssessmentsResolver,
  EligibilityAssessmentResolver,
  EligibilityDifferenceResolver,
} from "../modules/programme/applications/assessment/assessment.resolver";
import { AssessmentService } from "../modules/programme/applications/assessment/assessment.service";
import { CoordinationService } from "../modules/programme/applications/bodies/coordination.service";
import { DecisionBasis } from "../modules/programme/applications/bodies/decision-basis";
import { DecisionService } from "../modules/programme/applications/bodies/decision.service";
import { EvaluationService } from "../modules/programme/applications/bodies/evaluation.service";
import {
  ApplicationPartsResolver,
  EvaluationResolver,
  EvaluationTaskResolver,
  FilePersonResolver,
  FileStepResolver,
  RelatedApplicationResolver,
} from "../modules/programme/applications/page/file-parts.resolver";
import { ApplicationFileProjects } from "../modules/programme/applications/assessment/file-projects";
import {
  AgencyMutations,
  DirectorateMutations,
} from "../modules/programme/applications/bodies/programme-mutations.resolver";
import { RelatedFiles } from "../modules/programme/applications/file/related-files";
import { ServiceLevelRepository } from "../modules/programme/applications/service-levels/service-level.repository";
import { ServiceLevelResolver } from "../modules/programme/applications/service-levels/service-level.resolver";
import { ServiceLevelService } from "../modules/programme/applications/service-levels/service-level.service";
import { SubmissionService } from "../modules/programme/applications/applicant/submission.service";
import { CandidateEligibilityService } from "../modules/programme/eligibility/candidate-eligibility.service";
import { EligibilityResolver } from "../modules/programme/eligibility/eligibility.resolver";
import { EligibilityService } from "../modules/programme/eligibility/eligibility.service";
import { ExchangeRateRepository } from "../modules/programme/eligibility/exchange-rate.repository";
import { OwnershipRepository } from "../modules/programme/eligibility/ownership.repository";
import { RuleSetRepository } from "../modules/programme/eligibility/rule-set.repository";
import { ExchangeRateResolver, RuleSetResolver } from "../modules/programme/eligibility/rule-set.resolver";
import { RuleSetService } from "../modules/programme/eligibility/rule-set.service";
import { QuotaRepository } from "../modules/programme/missions/quota/quota.repository";
import { ProgrammeMerges } from "../modules/programme/programme-merges";
import { FunnelRepository } from "../modules/programme/statistics/funnel.repository";
import { MatchQualityRepository } from "../modules/programme/statistics/match-quality.repository";
import { MatchQualityResolver } from "../modules/programme/statistics/match-quality.resolver";
import { MatchQualityService } from "../modules/programme/statistics/match-quality.service";
import {
  AnnualReportResolver,
  StatisticsResolver,
} from "../modules/programme/statistics/statistics.resolver";
import { StatisticsService } from "../modules/programme/statistics/statistics.service";
import type { Viewer } from "../security/viewer";
import { assembleAgreements } from "./agreements";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";
import { assembleMissions } from "./missions";
import type { Partnering } from "./partnering";

/** What the programme does for enterprises that have found, or look for, a partner. */
export function assembleProgramme(
  options: ApplicationOptions,
  foundations: Foundations,
  partnering: Partnering,
) {
  const { clock } = options;
  const { store } = foundations;
  const { organisations, parts, needs, organisationRepository, candidateEligibility } = partnering;
  const ruleSets = new RuleSetRepository(store);
  const rates = new ExchangeRateRepository(store);
  const ownership = new OwnershipRepository(store);
  const repository = new ApplicationRepository(store, clock);
  const files = new ApplicationFiles(store, repository);
  const drafts = new ApplicationDraftRepository(store);
  const eligibility = new EligibilityService(
    {
      organisations,
      parts,
      needs,
      ownership,
      rates,
      ruleSets,
      files: new ApplicationFileProjects(files, drafts, organisationRepository),
    },
    clock,
  );
  const missions = assembleMissions(options, store, partnering, { files, repository });
  const agreements = assembleAgreements(foundations, partnering, missions);
  const statistics = new StatisticsService(store, new FunnelRepository(store), clock);
  const candidates = new CandidateEligibilityService(
    { organisations, parts, ownership, rates, ruleSets },
    clock,
  );
  candidateEligibility.answerWith((viewer, ids) => candidates.knownToFail(viewer, ids));
  partnering.merges.contribute(new ProgrammeMerges(new QuotaRepository(store)));
  const ruleSetService = new RuleSetService(store, ruleSets);
  return {
    agreementFollowUps: agreements.followUps,
    tasks: new ApplicationTasks(files, repository, new ApplicationPartsRepository(store, clock)),
    finders: {
      Application: (viewer: Viewer, ids: readonly string[]) => files.findMany(viewer, ids),
      ApplicationDraft: (viewer: Viewer, ids: readonly string[]) => drafts.findMany(viewer, ids),
      ...missions.finders,
      ...agreements.finders,
    },
    resolvers: [
      new EligibilityResolver(eligibility),
      new RuleSetResolver(ruleSetService, ruleSets),
      new ExchangeRateResolver(ruleSetService, rates),
      ...applicationResolvers({ clock, store, partnering, repository, files, drafts, eligibility }),
      ...missions.resolvers,
      ...agreements.resolvers,
      new StatisticsResolver(statistics),
      new MatchQualityResolver(new MatchQualityService(new MatchQualityRepository(store), clock)),
      new AnnualReportResolver(),
    ],
  };
}

interface ApplicationFoundations extends Pick<ApplicationOptions, "clock">, Pick<Foundations, "store"> {
  readonly partnering: Partnering;
  readonly repository: ApplicationRepository;
  readonly files: ApplicationFiles;
  readonly drafts: ApplicationDraftRepository;
  readonly eligibility: EligibilityService;
}

function applicationResolvers(foundations: ApplicationFoundations) {
  const { clock, store, partnering, repository, files, drafts, eligibility } = foundations;
  const { organisationRepository, loaders } = partnering;
  const organisationLoader = loaders.organisations;
  const parts = new ApplicationPartsRepository(store, clock);
  const levels = new ServiceLevelRepository(store);
  const loader = new ApplicationLoader(files, parts, levels);
  const mails = new ApplicationMails();
  const change = new ApplicationChange(store, repository, files, mails, levels);
  const assessments = new AssessmentService(eligibility, organisationRepository, files, parts, clock);
  const basis = new DecisionBasis(repository, parts, assessments);
  const draftService = new ApplicationDraftService(store, drafts, parts);
  const evaluation = new EvaluationService(change, parts, repository, files);
  return [
    new ServiceLevelResolver(new ServiceLevelService(store, levels), levels),
    new ApplicationQueries(files, drafts),
    new ApplicationResolver(loader, organisationLoader, clock),
    new ApplicationDraftResolver(loader, organisationLoader),
    new ApplicationPartsResolver(loader, new RelatedFiles(eligibility, organisationRepository, repository)),
    new FileStepResolver(loader),
    new FilePersonResolver(loader),
    new EvaluationResolver(loader),
    new RelatedApplicationResolver(),
    new EvaluationTaskResolver(evaluation, parts, loader),
    new ApplicationAssessmentsResolver(loader, assessments),
    new EligibilityAssessmentResolver(assessments, eligibility),
    new EligibilityDifferenceResolver(),
    new ApplicantMutations(
      draftService,
      new SubmissionService(store, draftService, files, mails, levels),
      new ApplicantService(change, draftService, parts),
    ),
    new AgencyMutations(new CoordinationService(change, parts, basis), evaluation),
    new DirectorateMutations(new DecisionService(change, basis)),
  ];
}
