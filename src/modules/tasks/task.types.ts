import { Field, ObjectType } from "type-graphql";
import { publicEnum } from "../../graphql/enums";
import { Node } from "../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../graphql/scalars";
import { OrganisationType } from "../partnering/organisations/organisation.types";
import type { TaskKind } from "./task";
import type { TaskGroup } from "./task.rules";

export const TaskKindEnum = publicEnum<TaskKind>("TaskKind", "What somebody is waited for to do.", {
  ANSWER_INTRODUCTION: "Answer an introduction, for one side.",
  SEND_INTRODUCTION: "Send an introduction that is a draft.",
  CHASE_INTRODUCTION: "Ask a side for its answer: it has editors, and a week or less is left.",
  FOLLOW_UP_INTRODUCTION: "Tell what came of an accepted introduction, for one side.",
  REVIEW_NEED: "Review a need that was submitted.",
  CLEAR_NEED_SUMMARY: "Clear the summary of a published need that was changed.",
  CLEAR_CAPABILITY_SUMMARY: "Clear the summary of a capability.",
  REVISE_NEED: "Revise a need that an adviser gave back.",
  CONFIRM_NEED: "Confirm a published need as its adviser has analysed it.",
  RENEW_NEED: "Renew a published need that expires within thirty days.",
  CONFIRM_PROFILE: "Confirm a profile that was not confirmed for seventeen months.",
  LOOK_AGAIN: "Look again at a candidate whose profile has changed since it was dismissed.",
  MEND_ADDRESS: "Mend one's address, to which digests of saved searches cannot be sent.",
  ANSWER_INFORMATION_REQUEST: "Answer what the agency asks about an application.",
  DECIDE_ADMISSIBILITY: "Decide whether an application is admissible.",
  NAME_EVALUATORS: "Name evaluators for an application that has fewer than it takes.",
  DECLARE_CONFLICT_OF_INTEREST: "Declare whether one has a conflict of interest, before the file opens.",
  SUBMIT_EVALUATION: "Submit one's evaluation.",
  RECOMMEND_APPLICATION: "Recommend an application whose evaluations are all there, or not.",
  RECORD_CONSULTATION: "Record what the partner region's ministry says.",
  DECIDE_APPLICATION: "Approve or refuse an application.",
});

export const TaskGroupEnum = publicEnum<TaskGroup>(
  "TaskGroup",
  "How urgent a task is, and why it is there.",
  {
    OVERDUE: "Its last day is over.",
    MY_TURN: "Others wait for the viewer.",
    TO_REVIEW: "Something to look over.",
    CHANGED: "Something has changed since the viewer decided on it.",
  },
);

@ObjectType("Task", {
  description: "Something that waits for the viewer. The viewer alone.",
  simpleResolvers: true,
})
export class TaskType {
  @Field(() => TaskKindEnum, { description: "What is to be done." }) kind: TaskKind;
  @Field(() => TaskGroupEnum, { description: "How urgent it is, and why it is there." }) group: TaskGroup;
  @Field(() => DateTimeScalar, { description: "Since when it waits." }) since: Date;
  @Field(() => DateScalar, { nullable: true, description: "Last day; null where there is none." })
  dueOn: string | null;
  @Field(() => String, { description: "The same in a sentence, in the caller's language." }) sentence: string;
  @Field(() => Node, {
    nullable: true,
    description: "The record that it is about; null while the viewer may not open it yet.",
  })
  record: Node | null;
  @Field(() => OrganisationType, {
    nullable: true,
    description: "The organisation for which it is to be done, where the viewer may know it.",
  })
  organisation: OrganisationType | null;
}
