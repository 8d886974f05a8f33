import type { Need } from "../modules/partnering/needs/need.entity";
import type { NeedStatus } from "../modules/partnering/needs/need.rules";
import { daysAfter } from "./days";

type NeedDates = Pick<
  Need,
  "createdAt" | "submittedAt" | "publishedAt" | "summaryClearedAt" | "updatedAt" | "version"
>;

/** How far a need of a status has come, a week a step: written, submitted, published with its summary cleared, ended. */
export function needDates(status: NeedStatus, createdAt: Date): NeedDates {
  const steps = STEPS[status];
  const submittedAt = steps >= 1 ? daysAfter(createdAt, 7) : null;
  const publishedAt = steps >= 2 ? daysAfter(createdAt, 14) : null;
  const updatedAt = daysAfter(createdAt, 7 * steps);
  return {
    createdAt,
    submittedAt,
    publishedAt,
    summaryClearedAt: publishedAt,
    updatedAt,
    version: steps + 1,
  };
}

const STEPS: Readonly<Record<NeedStatus, number>> = {
  DRAFT: 0,
  IN_REVIEW: 1,
  PUBLISHED: 2,
  WITHDRAWN: 3,
  MET: 3,
  EXPIRED: 3,
};
