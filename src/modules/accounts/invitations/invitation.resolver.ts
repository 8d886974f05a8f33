import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { Identification } from "../../../security/identification";
import { ViewerType } from "../accounts.types";
import { roleWishOf } from "../role-wish";
import type { Invitation } from "./invitation.entity";
import type { Acceptance, InvitationService } from "./invitation.service";
import {
  AcceptInvitationInput,
  AcceptInvitationPayload,
  InvitationPayload,
  InvitationType,
  InviteInput,
} from "./invitation.types";

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(private readonly service: InvitationService) {}

  @Mutation(() => InvitationPayload, {
    description:
      "Invites somebody by mail. Administrators to any role; an organisation's editors, and the advisers of its region, to its own roles.",
  })
  async invite(
    @Arg("input", () => InviteInput) input: InviteInput,
    @Ctx() { viewer, language }: RequestContext,
  ): Promise<{ invitation: Invitation }> {
    const { email, idempotencyKey } = input;
    const wish = { ...roleWishOf(input), email, language: input.language ?? language, idempotencyKey };
    return { invitation: await this.service.invite(viewer, wish) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: Invitation): string {
    return globalId("Invitation", id);
  }

  @FieldResolver(() => ID, { nullable: true })
  organisationId(@Root() { organisationId }: Invitation): string | null {
    return organisationId && globalId("Organisation", organisationId);
  }

  @FieldResolver(() => ID, { nullable: true })
  bodyId(@Root() { bodyId }: Invitation): string | null {
    return bodyId && globalId("Body", bodyId);
  }
}

@Resolver(() => AcceptInvitationPayload)
export class InvitationAcceptanceResolver {
  constructor(
    private readonly service: InvitationService,
    private readonly identification: Identification,
  ) {}

  @Mutation(() => AcceptInvitationPayload, {
    description: "Accepts an invitation: makes an account for somebody new, or adds the role to one's own.",
  })
  acceptInvitation(
    @Arg("input", () => AcceptInvitationInput) input: AcceptInvitationInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Acceptance> {
    return this.service.accept(viewer, input);
  }

  @FieldResolver(() => ViewerType, { nullable: true })
  viewer(@Root() { personId }: Acceptance) {
    return this.identification.viewerOf(personId);
  }
}
