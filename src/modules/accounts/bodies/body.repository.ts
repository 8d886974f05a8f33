import { columnsOf } from "../../../persistence/columns";
import type { Store } from "../../../persistence/store";
import { Body } from "./body.entity";

export class BodyRepository {
  constructor(private readonly store: Store) {}

  all(): Promise<Body[]> {
    const columns = columnsOf(this.store.dataSource, Body, "b");
    return this.store.read<Body>("bodies", `select ${columns} from body b order by b.kind, b.name_en`);
  }
}
