import { isWithinScopes } from "./machine-scope";
import type { Role } from "./role";
import type { Viewer } from "./viewer";

/** Who may call an operation at all. Rules about *this* record stand beside the module that holds it. */
export type Permission =
  | "EVERYONE"
  | "SIGNED_IN"
  /** Level 0 of the catalogue: anyone signed in, and anonymous visitors where the installation opens it. */
  | "CATALOGUE"
  | readonly Role[];

const READERS: readonly Role[] = ["ADVISER", "ANALYST", "ATTACHE"];
const EDITORS: readonly Role[] = ["SME_EDITOR", "ADVISER"];
const ADVISERS: readonly Role[] = ["ADVISER"];
/** Whoever works on the whole catalogue at once. */
const RUNNERS: readonly Role[] = ["ADVISER", "ANALYST"];
const ADMINISTRATORS: readonly Role[] = ["ADMINISTRATOR"];
const PRIVACY_OFFICERS: readonly Role[] = ["PRIVACY_OFFICER"];
const APPLICANTS: readonly Role[] = ["SME_EDITOR"];
const COORDINATORS: readonly Role[] = ["COORDINATOR"];
const EVALUATORS: readonly Role[] = ["EVALUATOR"];
const OFFICERS: readonly Role[] = ["DIRECTORATE_OFFICER"];
/** Whoever can be of the applicant or named on a file. */
const FILE_READERS: readonly Role[] = [
  "SME_MEMBER",
  "SME_EDITOR",
  "COORDINATOR",
  "EVALUATOR",
  "DIRECTORATE_OFFICER",
  "DELEGATE",
];
/** Which roles of which organisations they give is a rule of the invitation. */
const INVITERS: readonly Role[] = ["ADMINISTRATOR", "ADVISER", "SME_EDITOR"];

/** Who prepares missions on either side: the coordinator, and advisers and attachés whom the coordinator names. */
const MISSION_SUPPORT: readonly Role[] = ["COORDINATOR", "ADVISER", "ATTACHE"];
const MISSION_PREPARERS: readonly Role[] = ["SME_EDITOR", ...MISSION_SUPPORT];
/** Which missions, the file of each decides. */
const MISSION_READERS: readonly Role[] = [
  ...MISSION_PREPARERS,
  "SME_MEMBER",
  "EVALUATOR",
  "DIRECTORATE_OFFICER",
  "DELEGATE",
];

const STATISTICIANS: readonly Role[] = [
  ...READERS,
  "COORDINATOR",
  "DIRECTORATE_OFFICER",
  "DELEGATE",
  "ADMINISTRATOR",
];

/** Every root field of the schema; a test fails on one that is missing, and the server refuses to start. */
export const permissions: Readonly<Record<string, Permission>> = {
  "Query.viewer": "EVERYONE",
  "Query.vocabulary": "EVERYONE",
  "Query.sectors": "EVERYONE",
  "Query.node": "CATALOGUE",
  "Query.nodes": "CATALOGUE",
  "Query.organisation": "CATALOGUE",
  "Query.organisations": "CATALOGUE",
  "Query.need": "CATALOGUE",
  "Query.needs": "CATALOGUE",
  "Query.capability": "CATALOGUE",
  "Query.capabilities": "CATALOGUE",
  "Query.search": "CATALOGUE",
  "Query.suggestPartners": "CATALOGUE",
  "Query.concept": "CATALOGUE",
  "Query.concepts": "CATALOGUE",
  "Query.uncoveredTerms": READERS,
  "Query.separatedTerms": READERS,
  "Query.suggestConsortium": ["SME_MEMBER", "SME_EDITOR", ...READERS],
  "Query.previewSuggestions": EDITORS,
  "Query.explainSuggestion": READERS,
  "Query.compareSuggestions": READERS,
  "Query.advisers": READERS,
  "Query.duplicateOrganisations": READERS,
  "Query.replayVerdict": READERS,
  "Query.matchRun": RUNNERS,
  "Query.matchRuns": RUNNERS,
  "Query.matchRunDiff": RUNNERS,
  "Query.savedSearches": RUNNERS,
  "Query.unmatchedNeeds": READERS,
  "Query.supplyAndDemand": READERS,
  "Query.introductions": ["SME_MEMBER", "SME_EDITOR", "ADVISER", "ANALYST", "ATTACHE"],
  "Query.introductionMessages": ["SME_MEMBER", "SME_EDITOR", "ADVISER"],
  "Query.bodies": "SIGNED_IN",
  "Query.checkEligibility": ["SME_MEMBER", "SME_EDITOR", "ADVISER", "COORDINATOR", "DIRECTORATE_OFFICER"],
  "Query.replayEligibility": ["COORDINATOR", "DIRECTORATE_OFFICER"],
  "Query.application": FILE_READERS,
  "Query.applications": FILE_READERS,
  "Query.applicationDrafts": ["SME_MEMBER", "SME_EDITOR"],
  "Query.applicationDeclaration": "SIGNED_IN",
  "Query.evaluationTasks": EVALUATORS,
  "Query.evaluatorCandidates": COORDINATORS,
  "Query.ruleSets": "SIGNED_IN",
  "Query.exchangeRates": "SIGNED_IN",
  "Query.serviceLevels": "SIGNED_IN",
  "Query.mission": MISSION_READERS,
  "Query.missions": MISSION_READERS,
  "Query.missionQuota": ["SME_MEMBER", "SME_EDITOR", "ADVISER"],
  "Query.hostedVisits": ["SME_MEMBER", "SME_EDITOR", "ADVISER"],
  "Query.travelTimes": MISSION_READERS,
  "Query.agreements": ["SME_MEMBER", "SME_EDITOR", "ADVISER"],
  "Query.programmeFunnel": STATISTICIANS,
  "Query.matchQuality": STATISTICIANS,
  "Query.annualReport": "SIGNED_IN",
  "Query.people": ADMINISTRATORS,
  "Query.machineKeys": ADMINISTRATORS,
  "Query.auditTrail": ["PRIVACY_OFFICER", "ADMINISTRATOR"],
  // Everybody about themselves; about others, privacy officers alone.
  "Query.exportPersonalData": "SIGNED_IN",
  "Query.consentTexts": "EVERYONE",
  "Query.consents": "SIGNED_IN",
  "Query.retentionReport": PRIVACY_OFFICERS,
  "Query.privacyIncidents": PRIVACY_OFFICERS,

  "Mutation.createOrganisation": ADVISERS,
  "Mutation.updateOrganisationProfile": EDITORS,
  "Mutation.confirmProfile": EDITORS,
  "Mutation.archiveOrganisation": ADVISERS,
  "Mutation.addEstablishment": EDITORS,
  "Mutation.updateEstablishment": EDITORS,
  "Mutation.removeEstablishment": EDITORS,
  "Mutation.addContact": EDITORS,
  "Mutation.updateContact": EDITORS,
  "Mutation.removeContact": EDITORS,
  "Mutation.recordFigures": EDITORS,
  "Mutation.removeFigures": EDITORS,
  "Mutation.addOwner": EDITORS,
  "Mutation.updateOwner": EDITORS,
  "Mutation.removeOwner": EDITORS,
  "Mutation.replaceActivityCodes": EDITORS,

  "Mutation.addNeed": EDITORS,
  "Mutation.updateNeed": EDITORS,
  "Mutation.submitNeed": EDITORS,
  "Mutation.publishNeed": ADVISERS,
  "Mutation.returnNeed": ADVISERS,
  "Mutation.withdrawNeed": EDITORS,
  "Mutation.closeNeed": EDITORS,
  "Mutation.confirmNeed": ["SME_EDITOR"],
  "Mutation.renewNeed": EDITORS,

  "Mutation.addCapability": EDITORS,
  "Mutation.updateCapability": EDITORS,
  "Mutation.removeCapability": EDITORS,
  "Mutation.clearCapabilitySummary": ADVISERS,
  "Mutation.addEvidence": EDITORS,
  "Mutation.removeEvidence": EDITORS,

  "Mutation.addConcept": ADVISERS,
  "Mutation.addConceptLabel": ADVISERS,
  "Mutation.removeConceptLabel": ADVISERS,
  "Mutation.linkBroader": ADVISERS,
  "Mutation.unlinkBroader": ADVISERS,
  "Mutation.separateTerms": ADVISERS,
  "Mutation.rejoinTerms": ADVISERS,

  "Mutation.shortlistSuggestion": ADVISERS,
  "Mutation.dismissSuggestion": ADVISERS,
  "Mutation.undoVerdict": ADVISERS,
  "Mutation.startMatchRun": RUNNERS,
  "Mutation.cancelMatchRun": RUNNERS,
  "Mutation.saveSearch": RUNNERS,
  "Mutation.updateSavedSearch": RUNNERS,
  "Mutation.removeSavedSearch": RUNNERS,
  "Mutation.blockPair": ADVISERS,
  "Mutation.unblockPair": ADVISERS,
  "Mutation.assignOrganisationAdviser": ADVISERS,
  "Mutation.handOverOrganisation": ADVISERS,
  "Mutation.mergeOrganisations": ADVISERS,
  "Mutation.unmergeOrganisations": ADVISERS,
  "Mutation.addNote": READERS,
  "Mutation.updateNote": READERS,
  "Mutation.removeNote": READERS,

  "Mutation.startIntroduction": ADVISERS,
  "Mutation.sendIntroduction": ADVISERS,
  "Mutation.withdrawIntroduction": ADVISERS,
  "Mutation.acknowledgeIntroduction": EDITORS,
  "Mutation.acceptIntroduction": EDITORS,
  "Mutation.declineIntroduction": EDITORS,
  "Mutation.recordNonDisclosureAgreement": EDITORS,
  "Mutation.releaseDocument": ["SME_EDITOR"],
  "Mutation.withdrawDocumentRelease": EDITORS,
  "Mutation.writeIntroductionMessage": EDITORS,
  "Mutation.recordIntroductionFollowUp": EDITORS,
  "Mutation.registerDocument": EDITORS,
  "Mutation.removeDocument": EDITORS,

  "Mutation.planMission": ["SME_EDITOR", "COORDINATOR"],
  "Mutation.updateMission": MISSION_PREPARERS,
  "Mutation.approveMission": ["DIRECTORATE_OFFICER"],
  "Mutation.startMission": MISSION_SUPPORT,
  "Mutation.closeMission": MISSION_SUPPORT,
  "Mutation.cancelMission": [...MISSION_PREPARERS, "DIRECTORATE_OFFICER"],
  "Mutation.addTraveller": MISSION_PREPARERS,
  "Mutation.removeTraveller": MISSION_PREPARERS,
  "Mutation.nameMissionPreparer": ["COORDINATOR"],
  "Mutation.scheduleVisit": MISSION_PREPARERS,
  "Mutation.updateVisit": MISSION_PREPARERS,
  "Mutation.cancelVisit": MISSION_PREPARERS,
  "Mutation.confirmVisit": EDITORS,
  "Mutation.declineVisit": EDITORS,
  "Mutation.debriefVisit": MISSION_PREPARERS,
  "Mutation.addSupportTask": MISSION_SUPPORT,
  "Mutation.completeSupportTask": MISSION_SUPPORT,
  "Mutation.removeSupportTask": MISSION_SUPPORT,
  "Mutation.addBooking": MISSION_SUPPORT,
  "Mutation.cancelBooking": MISSION_SUPPORT,
  "Mutation.addMissionCost": MISSION_SUPPORT,
  "Mutation.removeMissionCost": MISSION_SUPPORT,
  "Mutation.recordTravelTime": ADVISERS,
  "Mutation.startApplication": APPLICANTS,
  "Mutation.updateApplicationDraft": APPLICANTS,
  "Mutation.submitApplication": APPLICANTS,
  "Mutation.withdrawApplication": APPLICANTS,
  "Mutation.answerInformationRequest": APPLICANTS,
  "Mutation.decideAdmissibility": COORDINATORS,
  "Mutation.assignEvaluator": COORDINATORS,
  "Mutation.releaseEvaluator": COORDINATORS,
  "Mutation.requestInformation": COORDINATORS,
  "Mutation.recommendApplication": COORDINATORS,
  "Mutation.declareConflictOfInterest": EVALUATORS,
  "Mutation.submitEvaluation": EVALUATORS,
  "Mutation.recordConsultation": ["DELEGATE", "DIRECTORATE_OFFICER"],
  "Mutation.approveApplication": OFFICERS,
  "Mutation.refuseApplication": OFFICERS,

  "Mutation.recordAgreement": EDITORS,
  "Mutation.signAgreement": EDITORS,
  "Mutation.recordAgreementProof": EDITORS,
  "Mutation.activateAgreement": EDITORS,
  "Mutation.endAgreement": EDITORS,
  "Mutation.recordFollowUp": EDITORS,

  "Mutation.publishAnnualReport": ["COORDINATOR", "DIRECTORATE_OFFICER", "ADMINISTRATOR"],

  "Mutation.publishRuleSetVersion": ADMINISTRATORS,
  "Mutation.recordExchangeRate": ADMINISTRATORS,
  "Mutation.publishServiceLevels": ADMINISTRATORS,

  "Mutation.signIn": "EVERYONE",
  "Mutation.refreshSession": "EVERYONE",
  "Mutation.signOut": "EVERYONE",
  "Mutation.requestPasswordReset": "EVERYONE",
  "Mutation.resetPassword": "EVERYONE",
  "Mutation.acceptInvitation": "EVERYONE",
  "Mutation.invite": INVITERS,
  "Mutation.assignRole": ADMINISTRATORS,
  "Mutation.endRole": ADMINISTRATORS,
  "Mutation.deactivatePerson": ADMINISTRATORS,
  "Mutation.reactivatePerson": ADMINISTRATORS,
  "Mutation.createMachineKey": ADMINISTRATORS,
  "Mutation.rotateMachineKey": ADMINISTRATORS,
  "Mutation.revokeMachineKey": ADMINISTRATORS,
  "Mutation.erasePersonalData": PRIVACY_OFFICERS,
  "Mutation.giveConsent": "SIGNED_IN",
  "Mutation.withdrawConsent": "SIGNED_IN",
  "Mutation.applyRetention": PRIVACY_OFFICERS,
  "Mutation.recordPrivacyIncident": PRIVACY_OFFICERS,
  "Mutation.assessPrivacyIncident": PRIVACY_OFFICERS,
  "Mutation.notifyPrivacyIncident": PRIVACY_OFFICERS,
  "Mutation.closePrivacyIncident": PRIVACY_OFFICERS,
  "Mutation.createBody": ADMINISTRATORS,
  "Mutation.updateBody": ADMINISTRATORS,

  "Subscription.suggestionArrived": RUNNERS,
};

export type PermissionAnswer = "ALLOWED" | "UNAUTHENTICATED" | "FORBIDDEN";

export function checkPermission(
  viewer: Viewer,
  permission: Permission,
  publicCatalogue: boolean,
  /** As in the table, such as `Query.needs`: a machine key is limited to some. */
  operation: string,
): PermissionAnswer {
  if (permission === "EVERYONE") return "ALLOWED";
  const { scopes } = viewer.credential;
  if (scopes) return isWithinScopes(scopes, operation) ? "ALLOWED" : "FORBIDDEN";
  if (permission === "CATALOGUE" && publicCatalogue) return "ALLOWED";
  if (!viewer.isSignedIn) return "UNAUTHENTICATED";
  if (permission === "SIGNED_IN" || permission === "CATALOGUE") return "ALLOWED";
  return permission.some((role) => viewer.roles.has(role)) ? "ALLOWED" : "FORBIDDEN";
}
