import type { Clock } from "../../src/modules/shared/clock";

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  private moment: Date;

  constructor(start = "2026-11-23T09:00:00Z") {
    this.moment = new Date(start);
  }

  now(): Date {
    return new Date(this.moment);
  }

  set(moment: string): void {
    this.moment = new Date(moment);
  }

  advance(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }
}
