import type { ApplicationFiles } from "../modules/programme/applications/circle/application-files";
import type { ApplicationRepository } from "../modules/programme/applications/circle/application.repository";
import { MissionChange } from "../modules/programme/missions/life/mission-change";
import { MissionCostsService } from "../modules/programme/missions/support/mission-costs.service";
import { MissionFiles } from "../modules/programme/missions/life/mission-files";
import { MissionLifeService } from "../modules/programme/missions/planning/mission-life.service";
import { MissionMutations } from "../modules/programme/missions/planning/mission-mutations.resolver";
import { MissionPartsRepository } from "../modules/programme/missions/parts/mission-parts.repository";
import { MissionPeopleService } from "../modules/programme/missions/planning/mission-people.service";
import { MissionProgrammes } from "../modules/programme/missions/printable/mission-programme";
import { MissionProgrammeRepository } from "../modules/programme/missions/printable/mission-programme.repository";
import { MissionQuotaKeeper } from "../modules/programme/missions/quota/mission-quota";
import {
  MissionSupportMutations,
  TravellerResolver,
} from "../modules/programme/missions/planning/mission-support.resolver";
import { MissionLoader } from "../modules/programme/missions/parts/mission.loader";
import { MissionRepository } from "../modules/programme/missions/life/mission.repository";
import {
  MissionResolver,
  MissionTextsResolver,
  QuotaResolver,
  QuotaTripResolver,
} from "../modules/programme/missions/planning/mission.resolver";
import { MissionService } from "../modules/programme/missions/planning/mission.service";
import { QuotaRepository } from "../modules/programme/missions/quota/quota.repository";
import { QuotaService } from "../modules/programme/missions/quota/quota.service";
import { SupportTaskService } from "../modules/programme/missions/support/support-task.service";
import { TravelTimeResolver } from "../modules/programme/missions/travel-times/travel-time.resolver";
import { TravelTimeService } from "../modules/programme/missions/travel-times/travel-time.service";
import { VisitLoader } from "../modules/programme/missions/visits/visit.loader";
import { VisitRepository } from "../modules/programme/missions/visits/visit.repository";
import { VisitOperations, VisitResolver } from "../modules/programme/missions/visits/visit.resolver";
import { VisitService } from "../modules/programme/missions/visits/visit.service";
import type { Store } from "../persistence/store";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import type { Partnering } from "./partnering";

interface ApplicationDoors {
  readonly files: ApplicationFiles;
  readonly repository: ApplicationRepository;
}

/** Missions with their quota, their programme of visits, their people and their costs. */
export function assembleMissions(
  { clock }: ApplicationOptions,
  store: Store,
  { organisations, loaders, candidateQuota }: Partnering,
  applications: ApplicationDoors,
) {
  const repository = new MissionRepository(store, applications.repository, clock);
  const partsRepository = new MissionPartsRepository(store);
  const visitRepository = new VisitRepository(store, repository);
  const quotaRepository = new QuotaRepository(store);
  const change = new MissionChange(store, repository);
  const quota = new MissionQuotaKeeper(quotaRepository);
  const missions = new MissionFiles(store, repository);
  const planning = new MissionService(store, { missions, change, applications: applications.files, quota });
  const quotas = new QuotaService(organisations, quotaRepository, clock);
  candidateQuota.answerWith((ids) => quotas.usedBy(ids));
  const visits = new VisitService(store, { repository: visitRepository, missions, change });
  const travelTimes = new TravelTimeService(store);
  const visitLoader = new VisitLoader(visitRepository);
  const loader = new MissionLoader(missions, partsRepository);
  const programmes = new MissionProgrammes(
    new MissionProgrammeRepository(store),
    partsRepository,
    visitRepository,
  );
  return {
    missions,
    loader,
    finders: {
      Mission: (viewer: Viewer, ids: readonly string[]) => missions.findMany(viewer, ids),
      Visit: (viewer: Viewer, ids: readonly string[]) => visits.findMany(viewer, ids),
    },
    resolvers: [
      new MissionResolver(missions, { missions: loader, visits: visitLoader }, loaders.organisations, quotas),
      new MissionTextsResolver(programmes),
      new MissionMutations(
        planning,
        new MissionLifeService({ change, missions, quota }),
        new MissionPeopleService(change, missions),
      ),
      new MissionSupportMutations(
        new SupportTaskService(change, missions),
        new MissionCostsService(change, missions),
      ),
      new TravellerResolver(),
      new QuotaResolver(quotas),
      new QuotaTripResolver(),
      new VisitResolver(
        { missions: loader, visits: visitLoader },
        loaders.needs,
        loaders.organisations,
        travelTimes,
      ),
      new VisitOperations(visits),
      new TravelTimeResolver(travelTimes),
    ],
  };
}

export type Missions = ReturnType<typeof assembleMissions>;
