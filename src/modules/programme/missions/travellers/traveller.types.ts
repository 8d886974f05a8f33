import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../../graphql/enums";
import type { Language } from "../../../shared/language";
import { LanguageEnum } from "../../../shared/shared.types";
import type { TravellerRole } from "../life/mission.rules";

export const TravellerRoleEnum = publicEnum<TravellerRole>(
  "TravellerRole",
  "In which capacity somebody travels: missions are for managers and technical executives.",
  {
    MANAGER: "A manager of the enterprise.",
    TECHNICAL_EXECUTIVE: "A technical executive of the enterprise.",
  },
);

@ObjectType("Traveller", {
  description: "A person on a mission: personal data of the file (level 4).",
  simpleResolvers: true,
})
export class TravellerType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "Name." }) name: string;
  @Field(() => TravellerRoleEnum, { description: "In which capacity." }) role: TravellerRole;
  @Field(() => String, { nullable: true, description: "Title at the enterprise." }) jobTitle: string | null;
  @Field(() => String, { nullable: true, description: "E-mail address." }) email: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number." }) phone: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of the person." })
  language: Language | null;
}

@InputType("TravellerInput", { description: "Somebody who travels." })
export class TravellerInput {
  @Field(() => String, { description: "Name. At most 200 characters." }) name: string;
  @Field(() => TravellerRoleEnum, { description: "In which capacity." }) role: TravellerRole;
  @Field(() => String, { nullable: true, description: "Title at the enterprise." }) jobTitle?: string | null;
  @Field(() => String, { nullable: true, description: "E-mail address." }) email?: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number." }) phone?: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of the person." })
  language?: Language | null;
}

@InputType("AddTravellerInput", { description: "One more traveller; a trip takes two at most." })
export class AddTravellerInput extends TravellerInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RemoveTravellerInput", { description: "A traveller who stays at home." })
export class RemoveTravellerInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => Int, { description: "The version of the mission that you read." }) expectedVersion: number;
  @Field(() => ID, { description: "The traveller." }) travellerId: string;
}
