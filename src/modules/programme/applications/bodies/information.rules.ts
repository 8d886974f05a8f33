import type { Day } from "../../../shared/calendar";
import type { InformationRequest } from "../file/information-request.entity";

/** A question waits for its answer until the last day for it; then the file goes on without. */
export function isWaiting({ answeredAt, answerBy }: InformationRequest, today: Day): boolean {
  return answeredAt === null && today <= answerBy;
}

/** Why nothing is decided while a question is open; undefined when none is. */
export function waitingHindrance(requests: readonly InformationRequest[], today: Day): string | undefined {
  const open = requests.find((request) => isWaiting(request, today));
  return open && `The applicant has until ${open.answerBy} to answer a question. Wait for the answer.`;
}
