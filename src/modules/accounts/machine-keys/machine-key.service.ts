import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import { newMachineSecret, writeMachineKey } from "../../../security/machine-key-token";
import type { MachineScope } from "../../../security/machine-scope";
import { hashOfToken } from "../../../security/opaque-token";
import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { optionalTextProblems } from "../../shared/text";
import { MachineKey } from "./machine-key.entity";
import { isLive, type MachineKeyRepository } from "./machine-key.repository";
import {
  DEFAULT_DAYS,
  DEFAULT_OVERLAP_DAYS,
  expiryProblems,
  inDays,
  keyProblems,
  MOST_LIVE_KEYS,
  overlapProblems,
} from "./machine-key.rules";

export interface NewMachineKey {
  readonly name: string;
  readonly scopes: readonly MachineScope[];
  readonly expiresAt?: Date | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export interface Rotation {
  readonly machineKeyId: string;
  readonly overlapDays?: number | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

/** A key with its secret, which is told once and never again. */
export interface IssuedKey {
  readonly machineKey: MachineKey;
  readonly token: string | null;
}

/** Keys for front-ends and scripts: limited in what they open and for how long, renewed without an interruption. */
export class MachineKeyService {
  constructor(
    private readonly store: Store,
    private readonly repository: MachineKeyRepository,
    private readonly identification: Identification,
    private readonly clock: Clock,
  ) {}

  page(page: PageRequest): Promise<MachineKey[]> {
    return this.repository.page(page);
  }

  count(): Promise<number> {
    return this.repository.count();
  }

  async create(viewer: Viewer, input: NewMachineKey): Promise<IssuedKey> {
    const expiresAt = input.expiresAt ?? inDays(this.clock.now(), DEFAULT_DAYS);
    const fields = { name: input.name, scopes: [...new Set(input.scopes)], expiresAt };
    refuse(keyProblems(fields, this.clock.now()));
    return this.store.transaction(viewer.actor, async (tx) => {
      let token: string | null = null;
      const id = await onlyOnce(tx, "createMachineKey", input, async () => {
        const issued = await insertKey(tx, viewer, { ...fields, machineId: uuidv7() });
        await record(tx, "createMachineKey", issued.machineKey);
        token = issued.token;
        return issued.machineKey.id;
      });
      return { machineKey: await tx.manager.findOneByOrFail(MachineKey, { id }), token };
    });
  }

  /** A new key of the same machine; the old one stays good for some days, so that nothing stops in between. */
  async rotate(viewer: Viewer, rotation: Rotation): Promise<IssuedKey> {
    const overlapDays = rotation.overlapDays ?? DEFAULT_OVERLAP_DAYS;
    const expiresAt = rotation.expiresAt ?? inDays(this.clock.now(), DEFAULT_DAYS);
    refuse([...overlapProblems(overlapDays), ...expiryProblems(expiresAt, this.clock.now())]);
    const issued = await this.store.transaction(viewer.actor, async (tx) => {
      const { key, live } = await this.lock(tx, rotation.machineKeyId);
      if (!isLive(key, tx.now))
        throw badInput("input.machineKeyId", "The key has ended. Create a new one with createMachineKey.");
      if (live.length >= MOST_LIVE_KEYS)
        throw badInput(
          "input.machineKeyId",
          "The machine has two live keys already. Revoke the one that it no longer uses.",
        );
      const before = { ...key };
      const until = inDays(tx.now, overlapDays);
      if (until < key.expiresAt) await tx.manager.update(MachineKey, { id: key.id }, { expiresAt: until });
      const { machineId, name, scopes } = key;
      const next = await insertKey(tx, viewer, { machineId, name, scopes, expiresAt });
      await record(tx, "rotateMachineKey", next.machineKey, before);
      return next;
    });
    this.identification.forget();
    return issued;
  }

  async revoke(viewer: Viewer, id: string, reason?: string | null): Promise<MachineKey> {
    refuse(optionalTextProblems(reason, "line", "input.reason"));
    const revoked = await this.store.transaction(viewer.actor, async (tx) => {
      const { key } = await this.lock(tx, id);
      if (key.revokedAt) throw badInput("input.machineKeyId", "The key was revoked already.");
      await tx.manager.update(MachineKey, { id }, { revokedAt: tx.now });
      const after = { ...key, revokedAt: tx.now };
      await record(tx, "revokeMachineKey", after, key, reason);
      return after;
    });
    this.identification.forget();
    return revoked;
  }

  private async lock(tx: Transaction, id: string): Promise<{ key: MachineKey; live: MachineKey[] }> {
    const found = await this.repository.lock(tx, id);
    if (!found) throw notFound("machine key", "input.machineKeyId");
    return found;
  }
}

async function insertKey(
  tx: Transaction,
  viewer: Viewer,
  fields: Pick<MachineKey, "machineId" | "name" | "scopes" | "expiresAt">,
): Promise<IssuedKey & { readonly token: string }> {
  const secret = newMachineSecret();
  const machineKey = tx.manager.create(MachineKey, {
    ...fields,
    id: uuidv7(),
    secretHash: hashOfToken(secret),
    createdBy: viewer.personId ?? "",
    createdAt: tx.now,
    lastUsedAt: null,
    revokedAt: null,
  });
  await tx.manager.insert(MachineKey, machineKey);
  return { machineKey, token: writeMachineKey({ keyId: machineKey.id, secret }) };
}

async function record(
  tx: Transaction,
  operation: string,
  key: MachineKey,
  before?: MachineKey,
  reason?: string | null,
): Promise<void> {
  await tx.record({
    operation,
    subjectType: "MachineKey",
    subjectId: key.id,
    ...(before ? { before } : {}),
    after: key,
    ...(reason ? { reason } : {}),
  });
}
