import { PersonRepository } from "../modules/accounts/people/person.repository";
import { ConsentResolver } from "../modules/privacy/consents/consent.resolver";
import { ConsentService } from "../modules/privacy/consents/consent.service";
import { IncidentResolver } from "../modules/privacy/incidents/incident.resolver";
import { IncidentService } from "../modules/privacy/incidents/incident.service";
import { DataSubjects } from "../modules/privacy/persons-data/data-subject";
import { PersonsDataRepository } from "../modules/privacy/persons-data/persons-data.repository";
import { PersonsDataResolver } from "../modules/privacy/persons-data/persons-data.resolver";
import { PersonsDataService } from "../modules/privacy/persons-data/persons-data.service";
import { personalDataRegister } from "../modules/privacy/register/personal-data.register";
import { RetentionResolver } from "../modules/privacy/retention/retention.resolver";
import { RetentionService } from "../modules/privacy/retention/retention.service";
import type { Identification } from "../security/identification";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";

/** Persons' data: what is held, for how long, with whose consent, and what went wrong with it. */
export function assemblePrivacy(
  { clock }: ApplicationOptions,
  { store, jobs }: Foundations,
  identification: Identification,
) {
  const subjects = new DataSubjects(store);
  const repository = new PersonsDataRepository(store, personalDataRegister);
  const people = new PersonRepository(store);
  const parts = { store, clock, subjects, repository, people, identification };
  const personsData = new PersonsDataService(parts);
  const retention = new RetentionService(parts, jobs);
  return {
    personsData,
    retention,
    resolvers: [
      new PersonsDataResolver(personsData),
      new ConsentResolver(new ConsentService(store)),
      new RetentionResolver(retention),
      new IncidentResolver(new IncidentService(store, clock)),
    ],
  };
}
