import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../graphql/scalars";

@ObjectType("SessionPayload", {
  description: "What somebody who signed in goes on with. Only whoever signs in reads it, once.",
  simpleResolvers: true,
})
export class SessionPayload {
  @Field(() => String, { description: "Bearer token for `Authorization`; good for 15 minutes." })
  accessToken: string;
  @Field(() => DateTimeScalar, { description: "Until when the access token is good." })
  accessTokenExpiresAt: Date;
  @Field(() => String, {
    description: "Gets the next pair of tokens from `refreshSession`, once. Keep it secret.",
  })
  refreshToken: string;
  @Field(() => DateTimeScalar, {
    description: "Until when the refresh token is good: 30 days, and never past 90 days from the sign-in.",
  })
  refreshTokenExpiresAt: Date;
}

@ObjectType("SignOutPayload", { description: "What was ended.", simpleResolvers: true })
export class SignOutPayload {
  @Field(() => Int, {
    description: "How many sessions were ended; 0 for a token that belongs to none, such as the demo's.",
  })
  sessionsEnded: number;
}

@ObjectType("RequestPasswordResetPayload", {
  description: "The same answer for every address, whether there is an account or not.",
  simpleResolvers: true,
})
export class RequestPasswordResetPayload {
  @Field(() => Int, { description: "For how many minutes a code that was mailed is good." })
  validForMinutes: number;
}

@ObjectType("ResetPasswordPayload", {
  description: "The new password holds; sign in with it.",
  simpleResolvers: true,
})
export class ResetPasswordPayload {
  @Field(() => Int, { description: "How many sessions were ended, on all devices." }) sessionsEnded: number;
}

@InputType("SignInInput", { description: "An e-mail address and its password." })
export class SignInInput {
  @Field(() => String, { description: "The account's e-mail address." }) email: string;
  @Field(() => String, { description: "The account's password." }) password: string;
}

@InputType("RefreshSessionInput", { description: "A refresh token, which is good once." })
export class RefreshSessionInput {
  @Field(() => String, { description: "The newest refresh token of the session." }) refreshToken: string;
}

@InputType("SignOutInput", { description: "Which sessions to end. Default: that of the bearer token." })
export class SignOutInput {
  @Field(() => String, {
    nullable: true,
    description: "Ends the session of this refresh token, for whoever no longer has an access token.",
  })
  refreshToken?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Ends every session of the person, on all devices. Default: false.",
  })
  everywhere?: boolean | null;
}

@InputType("RequestPasswordResetInput", { description: "Asks for a code by mail." })
export class RequestPasswordResetInput {
  @Field(() => String, { description: "The account's e-mail address." }) email: string;
}

@InputType("ResetPasswordInput", { description: "A new password, with the code that was mailed." })
export class ResetPasswordInput {
  @Field(() => String, { description: "The code from the mail; good once, for an hour." }) token: string;
  @Field(() => String, { description: "The new password: 12 to 200 characters, a sentence is good." })
  password: string;
}
