import { localDayOf } from "../../../shared/clock";
import type { Region } from "../../../shared/region";
import type { ApplicationStep } from "../life/application-step.entity";
import type { InformationRequest } from "../file/information-request.entity";
import type { Timeline } from "../service-levels/service-level.rules";

/** The days, on the applicant's side, that the clocks of a file are told by. */
export function timelineOf(
  side: Region,
  steps: readonly Pick<ApplicationStep, "fromState" | "toState" | "at">[],
  requests: readonly Pick<InformationRequest, "askedAt" | "answerBy" | "answeredAt">[],
): Timeline {
  return {
    side,
    changes: steps
      .filter(({ fromState, toState }) => fromState !== toState)
      .map(({ toState, at }) => ({ to: toState, on: localDayOf(at, side) })),
    pauses: requests.map(({ askedAt, answerBy, answeredAt }) => ({
      askedOn: localDayOf(askedAt, side),
      answerBy,
      answeredOn: answeredAt === null ? null : localDayOf(answeredAt, side),
    })),
  };
}
