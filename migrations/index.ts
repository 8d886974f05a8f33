import { CreateInfrastructure1795392000001 } from "./1795392000001-create-infrastructure";
import { CreateJobQueue1795392000002 } from "./1795392000002-create-job-queue";
import { CreateAccounts1795392000003 } from "./1795392000003-create-accounts";
import { CreateCatalogue1795392000004 } from "./1795392000004-create-catalogue";
import { CreateVerdicts1795392000005 } from "./1795392000005-create-verdicts";
import { CreateApplicationRole1795392000006 } from "./1795392000006-create-application-role";
import { CreateSignIn1795392000010 } from "./1795392000010-create-sign-in";
import { CreateLexicon1795500000100 } from "./1795500000100-create-lexicon";
import { CreatePrivacy1795500000200 } from "./1795500000200-create-privacy";
import { CreateEligibility1795500000300 } from "./1795500000300-create-eligibility";
import { CreateIntroductions1795500000310 } from "./1795500000310-create-introductions";
import { CreateNeedAnalysis1795500000320 } from "./1795500000320-create-need-analysis";
import { CreateApplications1795500000400 } from "./1795500000400-create-applications";
import { AddRecommended1795500000401 } from "./1795500000401-add-recommended";
import { CreateMissions1795500000500 } from "./1795500000500-create-missions";
import { CreateAgreements1795500000510 } from "./1795500000510-create-agreements";
import { CreateAnnualReports1795500000520 } from "./1795500000520-create-annual-reports";
import { CreatePairBlocks1795500000600 } from "./1795500000600-create-pair-blocks";
import { KeepVerdictGrounds1795500000601 } from "./1795500000601-keep-verdict-grounds";
import { LinkRequirementConcepts1795600000100 } from "./1795600000100-link-requirement-concepts";
import { CreateMatchRuns1795600000200 } from "./1795600000200-create-match-runs";
import { CreateSavedSearches1795600000201 } from "./1795600000201-create-saved-searches";
import { CreateNotes1795600000300 } from "./1795600000300-create-notes";
import { CreateOrganisationAdvisers1795600000310 } from "./1795600000310-create-organisation-advisers";
import { IndexTasks1795600000320 } from "./1795600000320-index-tasks";
import { IndexDuplicates1795600000330 } from "./1795600000330-index-duplicates";
import { CreateMerges1795600000340 } from "./1795600000340-create-merges";
import { DeliverMailsInBatches1795600000400 } from "./1795600000400-deliver-mails-in-batches";
import { CreateIntroductionParts1795600000410 } from "./1795600000410-create-introduction-parts";
import { AddReportLanguages1795600000500 } from "./1795600000500-add-report-languages";
import { CreateServiceLevels1795600000510 } from "./1795600000510-create-service-levels";
import { EraseWordsOfDecisions1795600000600 } from "./1795600000600-erase-words-of-decisions";
import { IndexLists1795600000700 } from "./1795600000700-index-lists";
import { AnnounceRecords1795600000800 } from "./1795600000800-announce-records";
import { LabelsByEquality1795600000900 } from "./1795600000900-labels-by-equality";

/** Every migration in order; named here because a glob finds other files in `dist` than in `src`. */
export const migrations = [
  CreateInfrastructure1795392000001,
  CreateJobQueue1795392000002,
  CreateAccounts1795392000003,
  CreateCatalogue1795392000004,
  CreateVerdicts1795392000005,
  CreateApplicationRole1795392000006,
  CreateSignIn1795392000010,
  CreateLexicon1795500000100,
  CreatePrivacy1795500000200,
  CreateEligibility1795500000300,
  CreateIntroductions1795500000310,
  CreateNeedAnalysis1795500000320,
  CreateApplications1795500000400,
  AddRecommended1795500000401,
  CreateMissions1795500000500,
  CreateAgreements1795500000510,
  CreateAnnualReports1795500000520,
  CreatePairBlocks1795500000600,
  KeepVerdictGrounds1795500000601,
  LinkRequirementConcepts1795600000100,
  CreateMatchRuns1795600000200,
  CreateSavedSearches1795600000201,
  CreateNotes1795600000300,
  CreateOrganisationAdvisers1795600000310,
  IndexTasks1795600000320,
  IndexDuplicates1795600000330,
  CreateMerges1795600000340,
  DeliverMailsInBatches1795600000400,
  CreateIntroductionParts1795600000410,
  AddReportLanguages1795600000500,
  CreateServiceLevels1795600000510,
  EraseWordsOfDecisions1795600000600,
  IndexLists1795600000700,
  AnnounceRecords1795600000800,
  LabelsByEquality1795600000900,
];
