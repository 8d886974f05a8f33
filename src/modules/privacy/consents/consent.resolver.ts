import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { globalId, readGlobalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { Viewer } from "../../../security/viewer";
import { badInput } from "../../shared/domain-error";
import { inLanguage } from "../../shared/language";
import type { ConsentEventRow } from "./consent-event.entity";
import { CONSENT_PURPOSES, currentText } from "./consent.rules";
import type { ConsentService, ConsentSubject } from "./consent.service";
import {
  ConsentEventType,
  ConsentPayload,
  ConsentTextType,
  GiveConsentInput,
  WithdrawConsentInput,
} from "./consent.types";

type Payload = Promise<{ consent: ConsentEventRow }>;

@Resolver(() => ConsentEventType)
export class ConsentResolver {
  constructor(private readonly service: ConsentService) {}

  @Query(() => [ConsentTextType], { description: "What people are asked to agree to today." })
  consentTexts(@Ctx() { language }: RequestContext): ConsentTextType[] {
    return CONSENT_PURPOSES.map((purpose) => {
      const { version, text } = currentText(purpose);
      return { purpose, version, text: inLanguage(text, language) };
    });
  }

  @Query(() => [ConsentEventType], {
    description: "Every consent that somebody gave or withdrew, oldest first.",
  })
  consents(
    @Ctx() { viewer }: RequestContext,
    @Arg("subjectId", () => ID, {
      nullable: true,
      description: "A contact or a person. Default: the viewer.",
    })
    subjectId: string | null,
  ): Promise<ConsentEventRow[]> {
    return this.service.events(viewer, subjectOf(viewer, subjectId, "subjectId"));
  }

  @Mutation(() => ConsentPayload, { description: "Writes down that somebody agrees to a text." })
  async giveConsent(
    @Arg("input", () => GiveConsentInput) input: GiveConsentInput,
    @Ctx() { viewer, language }: RequestContext,
  ): Payload {
    const { subjectId, ...given } = input;
    const subject = subjectOf(viewer, subjectId, "input.subjectId");
    const consent = await this.service.give(viewer, {
      ...given,
      subject,
      language: given.language ?? language,
    });
    return { consent };
  }

  @Mutation(() => ConsentPayload, { description: "Writes down that somebody takes a consent back." })
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput) { subjectId, purpose }: WithdrawConsentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const subject = subjectOf(viewer, subjectId, "input.subjectId");
    return { consent: await this.service.withdraw(viewer, subject, purpose) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ConsentEventRow): string {
    return globalId("ConsentEvent", id);
  }

  @FieldResolver(() => ID, { nullable: true })
  recordedBy(@Root() { recordedBy }: ConsentEventRow): string | null {
    return recordedBy && globalId("Person", recordedBy);
  }
}

function subjectOf(viewer: Viewer, value: string | null | undefined, field: string): ConsentSubject {
  if (!value) return { type: "Person", id: viewer.personId ?? "" };
  const { type, id } = readGlobalId(value, field);
  if (type !== "Person" && type !== "Contact")
    throw badInput(field, `The identifier in ${field} is neither a person nor a contact.`);
  return { type, id };
}
