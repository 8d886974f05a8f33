import { badInput } from "../../shared/domain-error";
import type { Trilingual } from "../../shared/language";
import { readReference } from "../../shared/reference-data";

export const CONSENT_PURPOSES = [
  "PARTNER_CONTACT",
  "CROSS_BORDER_TRANSFER",
  "PROGRAMME_NEWS",
  "PUBLISHED_STORY",
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentEventKind = "GIVEN" | "WITHDRAWN";

/** A text that people agree to. A changed text is a new version: nobody has agreed to what was not shown. */
export interface ConsentText {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly text: Trilingual;
}

export const consentTexts = readReference<readonly ConsentText[]>("consents.json");

/** The text that is shown today: the highest version. */
export function currentText(purpose: ConsentPurpose): ConsentText {
  const [newest] = consentTexts
    .filter((text) => text.purpose === purpose)
    .sort((a, b) => b.version - a.version);
  if (!newest) throw new Error(`There is no text for the purpose ${purpose}.`);
  return newest;
}

/** Only what is shown today can be agreed to. */
export function refuseOtherVersion(purpose: ConsentPurpose, version: number): void {
  const { version: current } = currentText(purpose);
  if (version !== current)
    throw badInput(
      "input.textVersion",
      `The text for ${purpose} is at version ${String(current)}. Show that one, and name it when it is agreed to.`,
    );
}

export interface ConsentEvent {
  readonly purpose: ConsentPurpose;
  readonly textVersion: number;
  readonly event: ConsentEventKind;
  readonly at: Date;
}

/** What holds now, purpose by purpose; events come oldest first. */
export function standingConsents<Event extends ConsentEvent>(events: readonly Event[]): Event[] {
  const last = new Map(events.map((event) => [event.purpose, event]));
  return [...last.values()].filter(({ event }) => event === "GIVEN");
}
