import type { ApplicationFiles } from "../modules/programme/applications/application-files";
import type { ApplicationRepository } from "../modules/programme/applications/application.repository";
import { MissionChange } from "../modules/programme/missions/mission-change";
import { MissionCostsService } from "../modules/programme/missions/mission-costs.service";
import { MissionLifeService } from "../modules/programme/missions/mission-life.service";
import { MissionMutations } from "../modules/programme/missions/mission-mutations.resolver";
import { MissionPartsRepository } from "../modules/programme/missions/mission-parts.repository";
import { MissionPeopleService } from "../modules/programme/missions/mission-people.service";
import { MissionProgrammes } from "../modules/programme/missions/mission-programme";
import { MissionProgrammeRepository } from "../modules/programme/missions/mission-programme.repository";
import { MissionQuotaKeeper } from "../modules/programme/missions/mission-quota";
import {
  MissionSupportMutations,
  TravellerResolver,
} from "../modules/programme/missions/mission-support.resolver";
import { MissionLoader } from "../modules/programme/missions/mission.loader";
import { MissionRepository } from "../modules/programme/missions/mission.repository";
import {
  MissionResolver,
  MissionTextsResolver,
  QuotaResolver,
  QuotaTripResolver,
} from "../modules/programme/missions/mission.resolver";
import { MissionService } from "../modules/programme/missions/mission.service";
import { QuotaRepository } from "../modules/programme/missions/quota.repository";
import { QuotaService } from "../modules/programme/missions/quota.service";
import { SupportTaskService } from "../modules/programme/missions/support-task.service";
import { TravelTimeResolver } from "../modules/programme/missions/travel-time.resolver";
import { TravelTimeService } from "../modules/programme/missions/travel-time.service";
import { VisitRepository } from "../modules/programme/missions/visit.repository";
import { VisitOperations, VisitResolver } from "../modules/programme/missions/visit.resolver";
import { VisitService } from "../modules/programme/missions/visit.service";
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
  const missions = new MissionService(store, { repository, change, files: applications.files, quota });
  const quotas = new QuotaService(organisations, quotaRepository, clock);
  candidateQuota.answerWith((ids) => quotas.usedBy(ids));
  const visits = new VisitService(store, { repository: visitRepository, missions, change });
  const travelTimes = new TravelTimeService(store);
  const loader = new MissionLoader(missions, partsRepository, visitRepository);
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
      new MissionResolver(missions, loader, loaders.organisations, quotas),
      new MissionTextsResolver(programmes),
      new MissionMutations(
        missions,
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
      new VisitResolver(loader, loaders.needs, loaders.organisations, travelTimes),
      new VisitOperations(visits),
      new TravelTimeResolver(travelTimes),
    ],
  };
}

export type Missions = ReturnType<typeof assembleMissions>;
