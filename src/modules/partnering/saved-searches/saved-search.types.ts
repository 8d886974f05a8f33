import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateTimeScalar } from "../../../graphql/scalars";
import { CapabilityType } from "../capabilities/capability.types";
import { NeedType } from "../needs/need.types";
import { OrganisationType } from "../organisations/organisation.types";
import { SuggestionFilterInput, SuggestPartnersInput } from "../suggestions/suggestion.inputs";
import type { DigestFrequency } from "./saved-search.rules";

export const DigestFrequencyEnum = publicEnum<DigestFrequency>(
  "DigestFrequency",
  "How often a mail tells of new candidates, if there are any.",
  {
    NONE: "No mail.",
    DAILY: "At seven in the morning, where one works.",
    WEEKLY: "On Mondays at seven in the morning, where one works.",
  },
);

@ObjectType("SavedSearch", {
  implements: Node,
  description:
    "A question of which one wants to be told the new answers. Seen by its owner alone; it rests while its need is not published.",
  simpleResolvers: true,
})
export class SavedSearchType extends Node {
  @Field(() => String, { description: "What its owner calls it." }) name: string;
  @Field(() => NeedType, { nullable: true, description: "The need; null when it is a text of its own." })
  need: NeedType | null;
  @Field(() => String, { nullable: true, description: "The text, when it is no need that is saved." })
  text: string | null;
  @Field(() => Float, { description: "From which score on a candidate counts, 0 to 100." }) threshold: number;
  @Field(() => DigestFrequencyEnum, { description: "How often a mail tells of new candidates." })
  digest: DigestFrequency;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the next one is due." })
  nextDigestAt: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "Since when digests are stopped, because mails to the owner's address come back; naming the digest again tries once more.",
  })
  digestStoppedAt: Date | null;
  @Field(() => DateTimeScalar, { description: "When it was saved." }) createdAt: Date;
  @Field(() => Int, { description: "Grows with each change." }) version: number;
}

@ObjectType("SavedSearchCandidate", {
  description: "A candidate that reached the threshold of a saved search after it was saved, told once.",
  simpleResolvers: true,
})
export class SavedSearchCandidateType {
  @Field(() => OrganisationType, { nullable: true, description: "Who it is." })
  organisation: OrganisationType | null;
  @Field(() => CapabilityType, { nullable: true, description: "The capability that answered best then." })
  capability: CapabilityType | null;
  @Field(() => Float, { description: "The score then, 0 to 100." }) score: number;
  @Field(() => DateTimeScalar, { description: "When it reached the threshold." }) foundAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: "When a digest told of it." })
  toldAt: Date | null;
}

export const SavedSearchCandidateConnection = connectionType(
  "SavedSearchCandidate",
  SavedSearchCandidateType,
  "new candidates",
);

@ObjectType("SuggestionArrived", {
  description: "A new candidate has reached the threshold of one of the viewer's saved searches.",
  simpleResolvers: true,
})
export class SuggestionArrivedType {
  @Field(() => SavedSearchType, {
    nullable: true,
    description: "The search; null when it was removed in this moment.",
  })
  savedSearch: SavedSearchType | null;
  @Field(() => SavedSearchCandidateType, { description: "The candidate." })
  candidate: SavedSearchCandidateType;
}

@ObjectType("SavedSearchPayload", { description: "The search after a change.", simpleResolvers: true })
export class SavedSearchPayload {
  @Field(() => SavedSearchType, { description: "The search." }) savedSearch: SavedSearchType;
}

@ObjectType("RemoveSavedSearchPayload", { description: "The searches that are left.", simpleResolvers: true })
export class RemoveSavedSearchPayload {
  @Field(() => [SavedSearchType], { description: "The viewer's searches." }) savedSearches: SavedSearchType[];
}

@InputType("SaveSearchInput", {
  description:
    "A published need, or a need that nobody has saved, and from which score on one wants to hear.",
})
export class SaveSearchInput {
  @Field(() => String, { description: "What to call it, up to 200 characters." }) name: string;
  @Field(() => ID, { nullable: true, description: "A published need. Either this or `search`." })
  needId?: string | null;
  @Field(() => SuggestionFilterInput, { nullable: true, description: "Which candidates for the need." })
  filter?: SuggestionFilterInput | null;
  @Field(() => SuggestPartnersInput, {
    nullable: true,
    description: "A need that nobody has saved, as for `suggestPartners`. Either this or `needId`.",
  })
  search?: SuggestPartnersInput | null;
  @Field(() => Float, { description: "From which score on, more than 0 and at most 100." }) threshold: number;
  @Field(() => DigestFrequencyEnum, { defaultValue: "NONE", description: "How often to be told by mail." })
  digest: DigestFrequency;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own, up to 200 characters: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class SavedSearchTarget {
  @Field(() => ID, { description: "The search." }) savedSearchId: string;
  @Field(() => Int, {
    description: "The search's version that you read; another one is refused with CONFLICT.",
  })
  expectedVersion: number;
}

@InputType("UpdateSavedSearchInput", { description: "What to change of a search; the rest stays." })
export class UpdateSavedSearchInput extends SavedSearchTarget {
  @Field(() => String, { nullable: true, description: "What to call it." }) name?: string | null;
  @Field(() => Float, {
    nullable: true,
    description: "From which score on; whoever reaches it already is no news.",
  })
  threshold?: number | null;
  @Field(() => DigestFrequencyEnum, {
    nullable: true,
    description: "How often to be told by mail; also tries an address again from which mails came back.",
  })
  digest?: DigestFrequency | null;
}

@InputType("RemoveSavedSearchInput", { description: "A search that is no longer wanted." })
export class RemoveSavedSearchInput extends SavedSearchTarget {}
