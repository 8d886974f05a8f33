import { Body } from "./accounts/bodies/body.entity";
import { Invitation } from "./accounts/invitations/invitation.entity";
import { MachineKey } from "./accounts/machine-keys/machine-key.entity";
import { Person } from "./accounts/people/person.entity";
import { RoleAssignment } from "./accounts/people/role-assignment.entity";
import { ConsentEventRow } from "./privacy/consents/consent-event.entity";
import { PrivacyIncident } from "./privacy/incidents/incident.entity";
import { Capability } from "./partnering/capabilities/capability.entity";
import { Evidence } from "./partnering/capabilities/evidence.entity";
import { Concept, ConceptBroader, ConceptLabel, ConceptOrigin } from "./partnering/lexicon/concept.entity";
import { LexiconSource } from "./partnering/lexicon/lexicon-source.entity";
import { SeparatedTerms } from "./partnering/lexicon/separated-terms.entity";
import { Need } from "./partnering/needs/need.entity";
import { NeedVersion } from "./partnering/needs/need-version.entity";
import { Requirement } from "./partnering/needs/requirement.entity";
import { RequirementConcept } from "./partnering/needs/requirement-concept.entity";
import { Introduction } from "./partnering/introductions/introduction.entity";
import { MergedRow } from "./partnering/merges/merged-row.entity";
import { OrganisationMerge } from "./partnering/merges/organisation-merge.entity";
import { Note } from "./partnering/notes/note.entity";
import { ActivityCode } from "./partnering/organisations/activity-code.entity";
import { Contact } from "./partnering/organisations/contact.entity";
import { Establishment } from "./partnering/organisations/establishment.entity";
import { FinancialYear } from "./partnering/organisations/financial-year.entity";
import { Organisation } from "./partnering/organisations/organisation.entity";
import { Owner } from "./partnering/organisations/owner.entity";
import { OrganisationAdviser } from "./partnering/advisers/organisation-adviser.entity";
import { BlockedPair } from "./partnering/pairs/blocked-pair.entity";
import { SuggestionVerdict } from "./partnering/suggestions/verdict.entity";
import { Application } from "./programme/applications/life/application.entity";
import { ApplicationDraft } from "./programme/applications/applicant/application-draft.entity";
import { ApplicationDuty } from "./programme/applications/circle/application-duty.entity";
import { ApplicationStep } from "./programme/applications/life/application-step.entity";
import { EligibilityAssessment } from "./programme/applications/file/eligibility-assessment.entity";
import { Evaluation } from "./programme/applications/file/evaluation.entity";
import { InformationRequest } from "./programme/applications/file/information-request.entity";
import { ExchangeRate } from "./programme/eligibility/exchange-rate.entity";
import { RuleSetVersion } from "./programme/eligibility/rule-set-version.entity";
import { Booking } from "./programme/missions/support/booking.entity";
import { CostLine } from "./programme/missions/support/cost-line.entity";
import { Mission } from "./programme/missions/life/mission.entity";
import { MissionEvent } from "./programme/missions/life/mission-event.entity";
import { MissionPreparer } from "./programme/missions/life/mission-preparer.entity";
import { QuotaEntry } from "./programme/missions/quota/quota-entry.entity";
import { SupportTask } from "./programme/missions/support/support-task.entity";
import { ServiceLevelVersion } from "./programme/applications/service-levels/service-level-version.entity";
import { TravelTime } from "./programme/missions/travel-times/travel-time.entity";
import { Traveller } from "./programme/missions/travellers/traveller.entity";
import { Visit } from "./programme/missions/visits/visit.entity";
import { Agreement } from "./programme/agreements/agreement.entity";
import { AgreementProof } from "./programme/agreements/agreement-proof.entity";
import { FollowUp } from "./programme/agreements/follow-up.entity";
import { MatchRun, MatchRunNeed, MatchRunResult } from "./partnering/match-runs/match-run.entity";
import { SavedSearch, SavedSearchCandidate } from "./partnering/saved-searches/saved-search.entity";
import { AnnualReport } from "./programme/statistics/annual-report.entity";
import { Document } from "./partnering/documents/document.entity";
import { DocumentRelease } from "./partnering/introductions/document-release.entity";
import { IntroductionFollowUp } from "./partnering/introductions/introduction-follow-up.entity";
import { IntroductionMessage } from "./partnering/introductions/introduction-message.entity";
import { NonDisclosureAgreement } from "./partnering/introductions/non-disclosure-agreement.entity";

/** Every table that has a class; named here because a glob finds other files in `dist` than in `src`. */
export const entities = [
  ActivityCode,
  Agreement,
  AgreementProof,
  AnnualReport,
  Application,
  ApplicationDraft,
  ApplicationDuty,
  ApplicationStep,
  BlockedPair,
  Body,
  Booking,
  Capability,
  Concept,
  ConceptBroader,
  ConceptLabel,
  ConceptOrigin,
  ConsentEventRow,
  Contact,
  CostLine,
  Document,
  DocumentRelease,
  EligibilityAssessment,
  Establishment,
  Evaluation,
  Evidence,
  ExchangeRate,
  FinancialYear,
  FollowUp,
  InformationRequest,
  Introduction,
  IntroductionFollowUp,
  IntroductionMessage,
  Invitation,
  LexiconSource,
  MachineKey,
  MatchRun,
  MatchRunNeed,
  MatchRunResult,
  MergedRow,
  Mission,
  MissionEvent,
  MissionPreparer,
  Need,
  NeedVersion,
  NonDisclosureAgreement,
  Note,
  Organisation,
  OrganisationAdviser,
  OrganisationMerge,
  Owner,
  Person,
  PrivacyIncident,
  QuotaEntry,
  Requirement,
  RequirementConcept,
  RoleAssignment,
  RuleSetVersion,
  SavedSearch,
  SavedSearchCandidate,
  SeparatedTerms,
  SuggestionVerdict,
  SupportTask,
  ServiceLevelVersion,
  TravelTime,
  Traveller,
  Visit,
];
