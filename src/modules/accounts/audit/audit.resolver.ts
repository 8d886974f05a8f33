import {
  Arg,
  Args,
  Field,
  FieldResolver,
  ID,
  InputType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { ConnectionArguments, connectionType, pageOf, readPage } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { globalId, readGlobalId, readIdOf } from "../../../graphql/global-id";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { AuditKind } from "../../../security/audit/audit-entry";
import type { Role } from "../../../security/role";
import { RoleEnum } from "../accounts.types";
import type { AuditRepository, AuditRow } from "./audit.repository";

export const AuditKindEnum = publicEnum<AuditKind>("AuditKind", "What an audit entry tells of.", {
  CHANGE: "Something was changed.",
  CONFIDENTIAL_READ: "A confidential file was read.",
  DISCLOSURE: "Personal or confidential data went across the border.",
});

@ObjectType("AuditEntry", {
  description: "Who did what, when and why. For privacy officers and administrators.",
  simpleResolvers: true,
})
export class AuditEntryType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => DateTimeScalar, { description: "When." }) at: Date;
  @Field(() => AuditKindEnum, { description: "What it tells of." }) kind: AuditKind;
  @Field(() => ID, {
    nullable: true,
    description: "Pseudonym of the person; null for the system and visitors.",
  })
  actorId: string | null;
  @Field(() => [RoleEnum], { description: "Roles that the person held." }) actorRoles: Role[];
  @Field(() => String, { description: "The operation." }) operation: string;
  @Field(() => String, { description: "Type of the record concerned." }) subjectType: string;
  @Field(() => ID, { description: "Identifier of the record concerned." }) subjectId: string;
  @Field(() => String, { nullable: true, description: "Why, where a reason was asked for." }) reason:
    string | null;
  @Field(() => String, { nullable: true, description: "Keyed digest (HMAC-SHA-256) of the record before." })
  beforeHash: string | null;
  @Field(() => String, { nullable: true, description: "Keyed digest (HMAC-SHA-256) of the record after." })
  afterHash: string | null;
  @Field(() => Boolean, { description: "Whether the entry is part of the hash chain already." })
  sealed: boolean;
}

export const AuditConnection = connectionType("AuditEntry", AuditEntryType, "audit entries");

@InputType("AuditFilter", { description: "Which entries; every criterion given must hold." })
export class AuditFilterInput {
  @Field(() => ID, { nullable: true, description: "About this record." }) subjectId?: string | null;
  @Field(() => ID, { nullable: true, description: "By this person." }) actorId?: string | null;
  @Field(() => String, { nullable: true, description: "Of this operation." }) operation?: string | null;
  @Field(() => AuditKindEnum, { nullable: true, description: "Of this kind." }) kind?: AuditKind | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "From this moment on." }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "Before this moment." }) until?: Date | null;
}

@Resolver(() => AuditEntryType)
export class AuditResolver {
  constructor(private readonly repository: AuditRepository) {}

  @Query(() => AuditConnection, { description: "The audit log, newest first." })
  async auditTrail(
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => AuditFilterInput, { nullable: true, description: "Which entries." })
    filter: AuditFilterInput | null,
  ) {
    const page = readPage(args, { list: "audit trail", values: ["INTEGER"] });
    const { subjectId, actorId, ...rest } = filter ?? {};
    const subject = subjectId ? readGlobalId(subjectId, "filter.subjectId") : undefined;
    const rows = await this.repository.page(
      {
        ...rest,
        subjectId: subject?.id ?? null,
        subjectType: subject?.type ?? null,
        actorId: actorId ? readIdOf("Person", actorId, "filter.actorId") : null,
      },
      page,
    );
    return pageOf(rows, page, ({ position }) => [position]);
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: AuditRow): string {
    return globalId("AuditEntry", id);
  }

  @FieldResolver(() => ID, { nullable: true })
  actorId(@Root() { actorId }: AuditRow): string | null {
    return actorId && globalId("Person", actorId);
  }

  @FieldResolver(() => ID)
  subjectId(@Root() { subjectType, subjectId }: AuditRow): string {
    return globalId(subjectType, subjectId);
  }
}
