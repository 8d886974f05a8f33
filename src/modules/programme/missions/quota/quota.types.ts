import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../../graphql/scalars";

@ObjectType("QuotaTrip", {
  description: "A trip that counts in an enterprise's quota, planned or made.",
  simpleResolvers: true,
})
export class QuotaTripType {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => DateScalar, { description: "Its day of departure." }) departsOn: string;
  @Field(() => DateScalar, { description: "The day from which it counts no more: two years later." })
  freeAgainOn: string;
  @Field(() => Boolean, { description: "Whether the travellers have left; else the trip is reserved." })
  consumed: boolean;
  @Field(() => Boolean, { description: "Whether the directorate granted it beyond the quota." })
  overridden: boolean;
}

@ObjectType("MissionQuota", {
  description:
    "Trips of an enterprise: two within two years at most, of two people each. For its people, the advisers of its region and whoever reads the file of one of its missions.",
  simpleResolvers: true,
})
export class MissionQuotaType {
  @Field(() => DateScalar, { description: "The day of departure that is asked about." }) asOf: string;
  @Field(() => Int, { description: "Trips allowed within the period." }) allowed: number;
  @Field(() => Int, { description: "Length of the period in months." }) months: number;
  @Field(() => Int, { description: "Trips that count on that day." }) used: number;
  @Field(() => Boolean, {
    description: "Whether one more trip may depart on that day, without crowding out trips already reserved.",
  })
  mayDepart: boolean;
  @Field(() => DateScalar, { description: "The first day from then on which one more trip may depart." })
  nextFreeOn: string;
  @Field(() => [QuotaTripType], { description: "All trips that the ledger holds, in order of departure." })
  trips: QuotaTripType[];
}
