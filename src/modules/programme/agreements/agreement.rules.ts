import { DateTime } from "luxon";
import type { Day } from "../../shared/calendar";
import { DomainError, type InputProblem } from "../../shared/domain-error";

/** The life of an agreement. It is signed when both parties have confirmed it. */
export const agreementTransitions = {
  NEGOTIATING: ["SIGNED", "ENDED"],
  SIGNED: ["ACTIVE", "ENDED"],
  ACTIVE: ["ENDED"],
  ENDED: [],
} as const satisfies Record<string, readonly string[]>;

export type AgreementState = keyof typeof agreementTransitions;
export const AGREEMENT_STATES = Object.keys(agreementTransitions) as AgreementState[];

/** Parties are told apart as in the introduction that the agreement came from. */
export const AGREEMENT_PARTIES = ["SEEKER", "CANDIDATE"] as const;
export type AgreementParty = (typeof AGREEMENT_PARTIES)[number];

/** Months after the signature at which the parties are asked what came of it. */
export const FOLLOW_UP_MONTHS = [6, 12, 24] as const;
export type FollowUpMonth = (typeof FOLLOW_UP_MONTHS)[number];

export function refuseAgreementTransition(from: AgreementState, to: AgreementState): void {
  const ways: readonly AgreementState[] = agreementTransitions[from];
  if (ways.includes(to)) return;
  const way = ways.length === 0 ? "and stays so" : `and from here becomes ${ways.join(" or ")}`;
  throw new DomainError("BAD_USER_INPUT", `The agreement is ${from} ${way}; it cannot become ${to}.`, {
    field: "input.agreementId",
  });
}

/** What never became active ends with a reason. */
export function endReasonProblems(from: AgreementState, reason: string | null | undefined): InputProblem[] {
  if (from === "ACTIVE" || reason) return [];
  return [
    { field: "input.reason", message: `The agreement is ${from}: say why it ends before it was active.` },
  ];
}

/** From the acceptance of the introduction that the agreement came from until today, each by the calendar that allows more. */
export interface SignatureDays {
  readonly from: Day;
  readonly until: Day;
}

/** Both parties name the same day: the first one proposes it. */
export function signatureProblems(
  signedOn: Day,
  proposed: Day | null,
  { from, until }: SignatureDays,
): InputProblem[] {
  const field = "input.signedOn";
  if (signedOn > until)
    return [{ field, message: `The signature on ${signedOn} lies in the future; today is ${until}.` }];
  if (signedOn < from)
    return [
      {
        field,
        message: `The two accepted their introduction on ${from}, and an agreement that came from it was not signed on ${signedOn}. Give the day of the signature.`,
      },
    ];
  if (proposed === null || proposed === signedOn) return [];
  return [
    {
      field,
      message: `The other party says that it was signed on ${proposed}. Confirm that day, or have it end this agreement.`,
    },
  ];
}

export function dueOn(signedOn: Day, month: FollowUpMonth): Day {
  return DateTime.fromISO(signedOn, { zone: "utc" }).plus({ months: month }).toFormat("yyyy-MM-dd");
}

export function isFollowUpMonth(month: number): month is FollowUpMonth {
  return (FOLLOW_UP_MONTHS as readonly number[]).includes(month);
}
