import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../graphql/scalars";
import { OrganisationType } from "../organisations/organisation.types";

@ObjectType("BlockedPair", {
  description:
    "Two organisations that are not suggested to one another in either direction. For advisers, analysts and the attaché.",
  simpleResolvers: true,
})
export class BlockedPairType {
  @Field(() => OrganisationType, { description: "The other organisation of the pair." })
  partner: OrganisationType;
  @Field(() => String, { description: "Why an adviser blocked the pair." }) reason: string;
  @Field(() => DateTimeScalar, { description: "When." }) blockedAt: Date;
}

@ObjectType("BlockedPairPayload", {
  description: "Both organisations after a decision on the pair.",
  simpleResolvers: true,
})
export class BlockedPairPayload {
  @Field(() => OrganisationType, { description: "The organisation named first." })
  organisation: OrganisationType;
  @Field(() => OrganisationType, { description: "The other one." }) other: OrganisationType;
}

@InputType()
abstract class PairInput {
  @Field(() => ID, { description: "One organisation." }) organisationId: string;
  @Field(() => ID, { description: "The other; the order means nothing." }) otherOrganisationId: string;
}

@InputType("BlockPairInput", { description: "Two organisations to keep apart, such as competitors." })
export class BlockPairInput extends PairInput {
  @Field(() => String, { description: "Why, up to 500 characters; the team reads it." }) reason: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own, up to 200 characters: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("UnblockPairInput", {
  description: "Two organisations that may be suggested to one another again.",
})
export class UnblockPairInput extends PairInput {
  @Field(() => String, { description: "Why, up to 500 characters; kept in the audit trail." }) reason: string;
}
