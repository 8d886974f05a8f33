import type { Store } from "../../../persistence/store";
import type { OtherTokens } from "../../../security/identification";
import { readMachineKey } from "../../../security/machine-key-token";
import { hashOfToken, sameHash } from "../../../security/opaque-token";
import { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import type { MachineKey } from "./machine-key.entity";
import type { MachineKeyRepository } from "./machine-key.repository";

/** A key in use is written down once in so long. */
const NOTED_EVERY_MS = 60_000;
/** Compared with when there is no such key, so that both take the same time. */
const NO_SECRET = hashOfToken("");

/** Lets machines in by their keys: with the role MACHINE, and with nothing but the key's scopes. */
export class MachineKeyTokens implements OtherTokens {
  constructor(
    private readonly store: Store,
    private readonly repository: MachineKeyRepository,
    private readonly clock: Clock,
  ) {}

  async viewerOf(token: string): Promise<Viewer | undefined> {
    const given = readMachineKey(token);
    if (!given) return undefined;
    const key = await this.repository.live(given.keyId, this.clock.now());
    const isRight = sameHash(key?.secretHash ?? NO_SECRET, hashOfToken(given.secret));
    if (!key || !isRight) return undefined;
    await this.note(key);
    const held = [{ role: "MACHINE", region: null, organisationId: null, bodyId: null }] as const;
    return new Viewer(key.machineId, key.name, null, held, { scopes: key.scopes });
  }

  private async note(key: MachineKey): Promise<void> {
    const now = this.clock.now().getTime();
    if (key.lastUsedAt && now - key.lastUsedAt.getTime() < NOTED_EVERY_MS) return;
    const actor = { personId: key.machineId, roles: ["MACHINE"] };
    await this.store.transaction(actor, (tx) => this.repository.touch(tx, key.id));
  }
}
