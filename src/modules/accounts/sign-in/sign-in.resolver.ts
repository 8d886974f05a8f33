import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import type { Identification } from "../../../security/identification";
import { ViewerType } from "../accounts.types";
import { type PasswordResetService, RESET_MINUTES } from "./password-reset.service";
import type { SessionService, SessionTokens } from "./session.service";
import type { SignInService } from "./sign-in.service";
import {
  RefreshSessionInput,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
  SessionPayload,
  SignInInput,
  SignOutInput,
  SignOutPayload,
} from "./sign-in.types";

@Resolver(() => SessionPayload)
export class SignInResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly resets: PasswordResetService,
    private readonly identification: Identification,
  ) {}

  @Mutation(() => SessionPayload, { description: "Signs in to a local account and begins a session." })
  signIn(
    @Arg("input", () => SignInInput) input: SignInInput,
    @Ctx() { address }: RequestContext,
  ): Promise<SessionTokens> {
    return this.signIns.signIn(input, address);
  }

  @Mutation(() => SessionPayload, {
    description: "Goes on with a session: the refresh token is used up and replaced.",
  })
  refreshSession(
    @Arg("input", () => RefreshSessionInput) input: RefreshSessionInput,
  ): Promise<SessionTokens> {
    return this.sessions.refresh(input.refreshToken);
  }

  @Mutation(() => SignOutPayload, {
    description: "Ends the session; its tokens are worth nothing from then on.",
  })
  async signOut(
    @Arg("input", () => SignOutInput, { nullable: true, description: "Default: the bearer token's session." })
    input: SignOutInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<SignOutPayload> {
    return { sessionsEnded: await this.sessions.signOut(viewer, input ?? {}) };
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description: "Mails a code for a new password, if the address has an account with a password.",
  })
  async requestPasswordReset(
    @Arg("input", () => RequestPasswordResetInput) { email }: RequestPasswordResetInput,
    @Ctx() { address }: RequestContext,
  ): Promise<RequestPasswordResetPayload> {
    await this.resets.request(email, address);
    return { validForMinutes: RESET_MINUTES };
  }

  @Mutation(() => ResetPasswordPayload, {
    description: "Sets a new password with a code from a mail, and ends every session of the person.",
  })
  async resetPassword(
    @Arg("input", () => ResetPasswordInput) input: ResetPasswordInput,
  ): Promise<ResetPasswordPayload> {
    return { sessionsEnded: await this.resets.reset(input) };
  }

  @FieldResolver(() => ViewerType, { nullable: true, description: "Who signed in." })
  viewer(@Root() { personId, sessionId }: SessionTokens) {
    return this.identification.viewerBy({ personId, sessionId, issuedAt: undefined });
  }
}
