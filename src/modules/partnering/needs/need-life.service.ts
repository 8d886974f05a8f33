import type { Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { dayOf } from "../../shared/clock";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { DomainError, refuse } from "../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { IdentityRepository } from "../need-check/identity.repository";
import { type Publication, publicTexts, refuseBetrayal } from "../publication.rules";
import { type NeedChange, type NeedTarget, refuseEnded } from "./need-change";
import type { Need } from "./need.entity";
import type { NeedRecord } from "./need.repository";
import {
  deadlineProblems,
  expiresOn,
  type NeedStatus,
  refuseTransition,
  renewalProblems,
} from "./need.rules";

/** The verbs that lead a need through its life. */
export class NeedLifeService {
  constructor(
    private readonly change: NeedChange,
    private readonly identities: IdentityRepository,
  ) {}

  submit(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.change.run(viewer, "submitNeed", target, (tx, need) => {
      refuseTransition(need.status, "IN_REVIEW");
      Object.assign(need, { status: "IN_REVIEW", submittedAt: tx.now, returnReasons: null });
    });
  }

  /** An adviser reviews the need and writes or clears the summary that strangers may read. */
  publish(viewer: Viewer, target: NeedTarget, { summary, namedBecause }: Publication): Promise<NeedRecord> {
    refuse(optionalTextProblems(namedBecause, "summary", "input.namedBecause"));
    const reason = namedBecause ?? undefined;
    return this.change.run(viewer, "publishNeed", { ...target, reason }, async (tx, need, subject) => {
      refuseUnlessAdviser(viewer, subject);
      if (!awaitsClearing(need)) refuseTransition(need.status, "PUBLISHED");
      const cleared = summary ?? need.summary ?? "";
      refuse([
        ...textProblems(cleared, "summary", "input.summary"),
        ...deadlineProblems(need.deadline, dayOf(tx.now)),
      ]);
      if (reason === undefined) await this.refuseBetrayal(tx, { ...need, summary: cleared });
      Object.assign(need, {
        status: "PUBLISHED",
        summary: cleared,
        summaryClearedAt: tx.now,
        publishedAt: need.publishedAt ?? tx.now,
      });
    });
  }

  /** Back to the organisation, with what is missing. */
  return(viewer: Viewer, target: NeedTarget, reasons: string): Promise<NeedRecord> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    return this.change.run(viewer, "returnNeed", target, (_tx, need, subject) => {
      refuseUnlessAdviser(viewer, subject);
      refuseTransition(need.status, "DRAFT");
      Object.assign(need, { status: "DRAFT", returnReasons: reasons });
    });
  }

  /** The organisation says that the need is as it means it, requirements included. */
  confirm(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.change.run(viewer, "confirmNeed", target, (tx, need, subject) => {
      if (!viewer.edits(subject.organisationId))
        throw new DomainError("FORBIDDEN", "The organisation's own editors confirm its needs.");
      refuseEnded(need);
      need.confirmedAt = tx.now;
    });
  }

  /** A later deadline. A need that has expired goes back to an adviser's review. */
  renew(viewer: Viewer, target: NeedTarget, deadline: string): Promise<NeedRecord> {
    return this.change.run(viewer, "renewNeed", target, (tx, need) => {
      refuse(renewalProblems(deadline, dayOf(tx.now)));
      if (need.status !== "PUBLISHED") refuseTransition(need.status, "IN_REVIEW");
      Object.assign(need, {
        deadline,
        ...(need.status === "EXPIRED" ? { status: "IN_REVIEW", submittedAt: tx.now } : {}),
      });
    });
  }

  withdraw(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.end(viewer, "withdrawNeed", target, "WITHDRAWN");
  }

  /** The need was met, by whichever partner. */
  close(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.end(viewer, "closeNeed", target, "MET");
  }

  private async refuseBetrayal(tx: Transaction, need: Need): Promise<void> {
    const texts = publicTexts(need).map(({ text }) => text);
    refuseBetrayal(need, await this.identities.within(tx, need.organisationId, texts), "input.needId");
  }

  private end(
    viewer: Viewer,
    operation: string,
    target: NeedTarget,
    status: NeedStatus,
  ): Promise<NeedRecord> {
    return this.change.run(viewer, operation, target, (_tx, need) => {
      refuseTransition(need.status, status);
      need.status = status;
    });
  }

  /** Its last day is over; until then nothing happens. */
  async expire(id: string): Promise<void> {
    await this.change.runBySystem("expireNeed", id, (tx, need) => {
      const lastDay = expiresOn(need);
      if (need.status === "PUBLISHED" && lastDay !== null && lastDay < dayOf(tx.now)) need.status = "EXPIRED";
    });
  }
}

/** Its summary was changed after it was published, and waits for an adviser. */
function awaitsClearing({ status, summaryClearedAt }: Need): boolean {
  return status === "PUBLISHED" && summaryClearedAt === null;
}

function refuseUnlessAdviser(viewer: Viewer, subject: DisclosureSubject): void {
  if (!viewer.advises(subject))
    throw new DomainError("FORBIDDEN", "An adviser of the organisation's own region reviews its needs.");
}
