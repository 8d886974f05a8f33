import { columnsOf } from "../../../../persistence/columns";
import type { Store } from "../../../../persistence/store";
import { Booking } from "../support/booking.entity";
import { CostLine } from "../support/cost-line.entity";
import { MissionEvent } from "../life/mission-event.entity";
import { SupportTask } from "../support/support-task.entity";
import { Traveller } from "../travellers/traveller.entity";

/** What belongs to a mission, with the order in which people read it. */
const PARTS = {
  Traveller: { entity: Traveller, table: "traveller", order: "t.id" },
  SupportTask: { entity: SupportTask, table: "support_task", order: "t.due_on, t.id" },
  Booking: { entity: Booking, table: "booking", order: "t.id" },
  CostLine: { entity: CostLine, table: "cost_line", order: "t.id" },
  MissionEvent: { entity: MissionEvent, table: "mission_event", order: "t.id" },
} as const;

export type MissionPartName = keyof typeof PARTS;
export type MissionPart<Name extends MissionPartName> = InstanceType<(typeof PARTS)[Name]["entity"]>;

export class MissionPartsRepository {
  constructor(private readonly store: Store) {}

  findOf<Name extends MissionPartName>(
    name: Name,
    missionIds: readonly string[],
  ): Promise<MissionPart<Name>[]> {
    const { entity, table, order } = PARTS[name];
    return this.store.read<MissionPart<Name>>(
      `${table}-of-missions`,
      `select ${columnsOf(this.store.dataSource, entity, "t")} from ${table} t
        where t.mission_id = any($1::uuid[]) order by t.mission_id, ${order}`,
      [missionIds],
    );
  }
}
