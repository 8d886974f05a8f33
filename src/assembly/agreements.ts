import { AgreementFollowUps } from "../modules/programme/agreements/agreement-follow-ups";
import { AgreementRepository } from "../modules/programme/agreements/agreement.repository";
import { AgreementOperations, AgreementResolver } from "../modules/programme/agreements/agreement.resolver";
import { AgreementService } from "../modules/programme/agreements/agreement.service";
import type { Viewer } from "../security/viewer";
import type { Foundations } from "./foundations";
import type { Missions } from "./missions";
import type { Partnering } from "./partnering";

/** Agreements of enterprises that were introduced, and what comes of them. */
export function assembleAgreements(
  { store, jobs }: Foundations,
  { loaders, introductions }: Partnering,
  { missions, loader }: Missions,
) {
  const repository = new AgreementRepository(store);
  const agreements = new AgreementService(store, { repository, introductions, missions });
  const followUps = new AgreementFollowUps(store, agreements, jobs);
  return {
    followUps,
    finders: {
      Agreement: (viewer: Viewer, ids: readonly string[]) => agreements.findMany(viewer, ids),
    },
    resolvers: [
      new AgreementResolver({
        repository,
        organisations: loaders.organisations,
        needs: loaders.needs,
        introductions,
        missions: loader,
      }),
      new AgreementOperations(agreements, followUps),
    ],
  };
}
