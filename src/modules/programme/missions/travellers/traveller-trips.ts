import type { Transaction } from "../../../../persistence/store";
import { refuse } from "../../../shared/domain-error";
import type { Mission } from "../life/mission.entity";
import { type NewTraveller, overlapProblems, type TravellingPerson } from "./traveller.rules";

type Trip = Pick<Mission, "id" | "organisationId" | "departsOn" | "returnsOn">;

/** Refuses a trip on which somebody would travel who is on a standing one of the enterprise on one of its days. */
export async function refuseOtherTrips(
  tx: Transaction,
  trip: Trip,
  travellers: readonly Pick<NewTraveller, "name" | "email">[],
  field: string,
): Promise<void> {
  // Whoever would send the same people elsewhere waits here until this one is committed, and then sees it.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `travellers ${trip.organisationId}`,
  ]);
  refuse(overlapProblems(travellers, await onOtherTrips(tx, trip), field));
}

/** Approved trips and those underway: plans may compete for the same days and people. */
function onOtherTrips(
  tx: Transaction,
  { id, organisationId, departsOn, returnsOn }: Trip,
): Promise<TravellingPerson[]> {
  return tx.query<TravellingPerson>(
    `select t.name, t.email, m.departs_on as "departsOn", m.returns_on as "returnsOn"
       from traveller t join mission m on m.id = t.mission_id
      where m.organisation_id = $1 and m.id <> $2 and m.state in ('APPROVED', 'UNDERWAY') and t.name <> '(erased)'
        and m.departs_on <= $4::date and m.returns_on >= $3::date
      order by m.departs_on, t.id`,
    [organisationId, id, departsOn, returnsOn],
  );
}
