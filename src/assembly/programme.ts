import { ApplicationFiles } from "../modules/programme/applications/application-files";
import { ApplicationRepository } from "../modules/programme/applications/application.repository";
import { EligibilityResolver } from "../modules/programme/eligibility/eligibility.resolver";
import { EligibilityService } from "../modules/programme/eligibility/eligibility.service";
import { ExchangeRateRepository } from "../modules/programme/eligibility/exchange-rate.repository";
import { OwnershipRepository } from "../modules/programme/eligibility/ownership.repository";
import { RuleSetRepository } from "../modules/programme/eligibility/rule-set.repository";
import { ExchangeRateResolver, RuleSetResolver } from "../modules/programme/eligibility/rule-set.resolver";
import { RuleSetService } from "../modules/programme/eligibility/rule-set.service";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";
import { assembleMissions } from "./missions";
import type { Partnering } from "./partnering";

/** What the programme does for enterprises that have found, or look for, a partner. */
export function assembleProgramme(
  options: ApplicationOptions,
  { store }: Foundations,
  partnering: Partnering,
) {
  const { clock } = options;
  const { organisations, parts, needs } = partnering;
  const ruleSets = new RuleSetRepository(store);
  const rates = new ExchangeRateRepository(store);
  const ownership = new OwnershipRepository(store);
  const eligibility = new EligibilityService(
    { organisations, parts, needs, ownership, rates, ruleSets },
    clock,
  );
  const applicationRepository = new ApplicationRepository(store, clock);
  const applications = new ApplicationFiles(store, applicationRepository);
  const missions = assembleMissions(options, store, partnering, {
    files: applications,
    repository: applicationRepository,
  });
  const ruleSetService = new RuleSetService(store, ruleSets);
  return {
    applications,
    finders: { ...missions.finders },
    resolvers: [
      new EligibilityResolver(eligibility),
      new RuleSetResolver(ruleSetService, ruleSets),
      new ExchangeRateResolver(ruleSetService, rates),
      ...missions.resolvers,
    ],
  };
}
