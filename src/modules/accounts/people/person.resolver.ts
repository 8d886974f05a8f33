import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { roleWishOf } from "../role-wish";
import type { Person } from "./person.entity";
import type { PersonLoader } from "./person.loader";
import type { PersonService } from "./person.service";
import {
  AssignRoleInput,
  DeactivatePersonInput,
  EndRoleInput,
  PeopleFilterInput,
  PersonConnection,
  PersonPayload,
  PersonType,
  ReactivatePersonInput,
  RoleAssignmentType,
} from "./person.types";
import type { RoleAssignment } from "./role-assignment.entity";

type Payload = Promise<{ person: Person }>;

@Resolver(() => PersonType)
export class PersonResolver {
  constructor(
    private readonly service: PersonService,
    private readonly loader: PersonLoader,
  ) {}

  @Query(() => PersonConnection, { description: "People by e-mail address, for administrators." })
  async people(
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => PeopleFilterInput, {
      nullable: true,
      description: "Which ones. Default: all active.",
    })
    input: PeopleFilterInput | null,
  ) {
    const page = readPage(args, { list: "people", values: ["TEXT", "ID"] });
    const { organisationId = null } = input ?? {};
    const filter = {
      ...input,
      organisationId: organisationId && readIdOf("Organisation", organisationId, "filter.organisationId"),
    };
    const rows = await this.service.page(filter, page);
    return {
      ...pageOf(rows, page, (row) => [row.email.toLowerCase(), row.id]),
      totalCount: () => this.service.count(filter),
    };
  }

  @Mutation(() => PersonPayload, { description: "Gives a person a role." })
  assignRole(
    @Arg("input", () => AssignRoleInput) input: AssignRoleInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { validFrom, validUntil, idempotencyKey } = input;
    const personId = readIdOf("Person", input.personId, "input.personId");
    const grant = { ...roleWishOf(input), personId, validFrom, validUntil, idempotencyKey };
    return payload(this.service.assignRole(viewer, grant));
  }

  @Mutation(() => PersonPayload, { description: "Ends a role at once." })
  endRole(
    @Arg("input", () => EndRoleInput) { roleAssignmentId, reason }: EndRoleInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const id = readIdOf("RoleAssignment", roleAssignmentId, "input.roleAssignmentId");
    return payload(this.service.endRole(viewer, id, reason));
  }

  @Mutation(() => PersonPayload, {
    description: "Deactivates a person: sessions, machine keys, open invitations and roles end at once.",
  })
  deactivatePerson(
    @Arg("input", () => DeactivatePersonInput) input: DeactivatePersonInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.deactivate(viewer, targetOf(input)));
  }

  @Mutation(() => PersonPayload, {
    description: "Lets a person sign in again; roles have to be given anew.",
  })
  reactivatePerson(
    @Arg("input", () => ReactivatePersonInput) input: ReactivatePersonInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.reactivate(viewer, targetOf(input)));
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Person): string {
    return globalId("Person", id);
  }

  @FieldResolver(() => [RoleAssignmentType], {
    description: "Roles in the order in which they began, ended ones too.",
  })
  roles(@Root() { id }: Person, @Ctx() context: RequestContext) {
    return this.loader.roles(context).load(id);
  }
}

@Resolver(() => RoleAssignmentType)
export class RoleAssignmentResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: RoleAssignment): string {
    return globalId("RoleAssignment", id);
  }

  @FieldResolver(() => ID, { nullable: true })
  organisationId(@Root() { organisationId }: RoleAssignment): string | null {
    return organisationId && globalId("Organisation", organisationId);
  }

  @FieldResolver(() => ID, { nullable: true })
  bodyId(@Root() { bodyId }: RoleAssignment): string | null {
    return bodyId && globalId("Body", bodyId);
  }
}

function targetOf({ personId, expectedVersion, reason }: DeactivatePersonInput) {
  return { personId: readIdOf("Person", personId, "input.personId"), expectedVersion, reason };
}

async function payload(person: Promise<Person>): Payload {
  return { person: await person };
}
