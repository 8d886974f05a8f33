import { groupLoader } from "../../../graphql/loading";
import type { PersonRepository } from "./person.repository";

export class PersonLoader {
  readonly roles;

  constructor(people: PersonRepository) {
    this.roles = groupLoader(
      (ids) => people.rolesOf(ids),
      (assignment) => assignment.personId,
    );
  }
}
