import { type Clock, dayOf } from "../../shared/clock";
import type { NeedLifeService } from "./need-life.service";
import type { NeedRepository } from "./need.repository";

const EVERY_MS = 3_600_000;
const AT_ONCE = 100;

/** Ends needs whose last day is over: at the start of the server and every hour, on every node, each need once. */
export class NeedExpiry {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: NeedRepository,
    private readonly life: NeedLifeService,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    const sweep = () => {
      this.working = this.sweep().catch(this.onError);
    };
    sweep();
    this.timer = setInterval(sweep, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  async sweep(): Promise<void> {
    const overdue = await this.repository.overdue(dayOf(this.clock.now()), AT_ONCE);
    for (const { id } of overdue) await this.life.expire(id);
    if (overdue.length === AT_ONCE) await this.sweep();
  }
}
