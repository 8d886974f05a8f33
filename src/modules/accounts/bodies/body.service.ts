import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { emptiedProblems, onlyGiven } from "../../shared/change";
import { conflict, notFound, refuse } from "../../shared/domain-error";
import type { Region } from "../../shared/region";
import { textProblems } from "../../shared/text";
import { Body, type BodyKind } from "./body.entity";

export interface NewBody {
  readonly kind: BodyKind;
  readonly region?: Region | null | undefined;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly nameNl: string;
  readonly idempotencyKey?: string | null | undefined;
}

/** What is left out stays as it is. */
export interface BodyChange {
  readonly kind?: BodyKind | undefined;
  readonly region?: Region | null | undefined;
  readonly nameEn?: string | undefined;
  readonly nameFr?: string | undefined;
  readonly nameNl?: string | undefined;
}

/** The institutions of the programme, which change their names now and then. */
export class BodyService {
  constructor(private readonly store: Store) {}

  create(viewer: Viewer, input: NewBody): Promise<Body> {
    const { idempotencyKey: _, region = null, ...fields } = input;
    refuse(nameProblems(fields));
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "createBody", input, async () => {
        const body = tx.manager.create(Body, {
          ...fields,
          region,
          id: uuidv7(),
          createdAt: tx.now,
          version: 1,
        });
        await tx.manager.insert(Body, body);
        await tx.record({ operation: "createBody", subjectType: "Body", subjectId: body.id, after: body });
        return body.id;
      });
      return tx.manager.findOneByOrFail(Body, { id });
    });
  }

  update(viewer: Viewer, id: string, expectedVersion: number, change: BodyChange): Promise<Body> {
    refuse(emptiedProblems(change, ["kind", "nameEn", "nameFr", "nameNl"]));
    return this.store.transaction(viewer.actor, async (tx) => {
      const body = await tx.manager.findOne(Body, { where: { id }, lock: { mode: "pessimistic_write" } });
      if (!body) throw notFound("body", "input.bodyId");
      if (body.version !== expectedVersion) throw conflict("body", body.version);
      const before = { ...body };
      Object.assign(body, onlyGiven(change), { version: body.version + 1 });
      refuse(nameProblems(body));
      await tx.manager.save(body);
      await tx.record({ operation: "updateBody", subjectType: "Body", subjectId: id, before, after: body });
      return body;
    });
  }
}

function nameProblems({ nameEn, nameFr, nameNl }: Pick<NewBody, "nameEn" | "nameFr" | "nameNl">) {
  return [
    ...textProblems(nameEn, "name", "input.nameEn"),
    ...textProblems(nameFr, "name", "input.nameFr"),
    ...textProblems(nameNl, "name", "input.nameNl"),
  ];
}
