import Decimal from "decimal.js";
import type { EntityTarget } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { emptiedProblems, onlyGiven } from "../../shared/change";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import { readEstablishmentNumber } from "../../shared/enterprise-number";
import type { Language } from "../../shared/language";
import { readRegistryNumber } from "../../shared/register";
import { ActivityCode } from "./activity-code.entity";
import { Contact } from "./contact.entity";
import { Establishment, type EstablishmentKind } from "./establishment.entity";
import { FinancialYear } from "./financial-year.entity";
import type { ChangeOutcome, OrganisationChange } from "./organisation-change";
import type { Organisation } from "./organisation.entity";
import {
  type ActivityCodeFields,
  activityCodeProblems,
  type ContactFields,
  contactProblems,
  type EstablishmentFields,
  establishmentProblems,
  type FiguresFields,
  figuresProblems,
  MOST_PARTS,
  normalisePostCode,
  type OwnerFields,
  ownerProblems,
} from "./organisation.rules";
import { Owner, type OwnerKind } from "./owner.entity";
import { regionOfPlace } from "./place.rules";

interface Addition {
  readonly organisationId: string;
  readonly idempotencyKey?: string | null | undefined;
}

interface PartChange {
  readonly id: string;
  readonly expectedVersion: number;
}

type Part = Establishment | Contact | FinancialYear | Owner;

export interface NewEstablishment extends Addition, EstablishmentFields {
  readonly kind: EstablishmentKind;
  readonly country: string;
}
export interface NewContact extends Addition, ContactFields {
  readonly name: string;
  readonly language?: Language | null | undefined;
}
export interface NewOwner extends Addition, OwnerFields {
  readonly kind: OwnerKind;
  readonly share: string;
}

/** What belongs to an organisation: its places, contacts, figures, owners and activities. Each change is one of the whole. */
export class OrganisationPartsService {
  constructor(
    private readonly change: OrganisationChange,
    private readonly findOrganisationOf: (part: string, id: string) => Promise<string | undefined>,
    private readonly clock: Clock,
  ) {}

  addEstablishment(viewer: Viewer, input: NewEstablishment): Promise<Organisation> {
    refuse(establishmentProblems(input, this.today));
    return this.add(viewer, "addEstablishment", input, Establishment, (tx) =>
      tx.manager.create(Establishment, { ...blankEstablishment, ...placeFields(input), kind: input.kind }),
    );
  }

  updateEstablishment(
    viewer: Viewer,
    target: PartChange,
    change: EstablishmentFields & { readonly kind?: EstablishmentKind },
  ): Promise<Organisation> {
    refuse(emptiedProblems(change, ["kind", "country"]));
    return this.update(viewer, "updateEstablishment", target, Establishment, (_tx, establishment) => {
      const merged = { ...establishment, ...onlyGiven(change) };
      refuse(establishmentProblems(merged, this.today));
      return { ...placeFields(merged), kind: merged.kind };
    });
  }

  addContact(viewer: Viewer, input: NewContact): Promise<Organisation> {
    refuse(contactProblems(input));
    const { name, function: task = null, email = null, phone = null, language = null } = input;
    return this.add(viewer, "addContact", input, Contact, (tx) =>
      tx.manager.create(Contact, { name, function: task, email, phone, language }),
    );
  }

  updateContact(
    viewer: Viewer,
    target: PartChange,
    change: ContactFields & { readonly language?: Language | null },
  ): Promise<Organisation> {
    refuse(emptiedProblems(change, ["name"]));
    refuse(contactProblems(change));
    return this.update(viewer, "updateContact", target, Contact, () => onlyGiven(change));
  }

  /** Writes the figures of one financial year; those of the same closing day are replaced. */
  recordFigures(viewer: Viewer, input: FiguresFields & PartOf): Promise<Organisation> {
    refuse(figuresProblems(input, this.today));
    const { organisationId, expectedVersion, closedOn } = input;
    return this.change.run(
      viewer,
      { operation: "recordFigures", organisationId, expectedVersion },
      async (tx) => {
        const earlier = await tx.manager.findOneBy(FinancialYear, { organisationId, closedOn });
        await tx.manager.save(FinancialYear, {
          id: earlier?.id ?? uuidv7(),
          organisationId,
          closedOn,
          headcount: input.headcount ?? null,
          turnoverAmount: input.turnover?.amount ?? null,
          turnoverCurrency: input.turnover?.currency ?? null,
          balanceSheetTotalAmount: input.balanceSheetTotal?.amount ?? null,
          balanceSheetTotalCurrency: input.balanceSheetTotal?.currency ?? null,
        });
        return "CHANGED";
      },
    );
  }

  addOwner(viewer: Viewer, input: NewOwner): Promise<Organisation> {
    return this.add(viewer, "addOwner", input, Owner, async (tx) => {
      refuse(ownerProblems(input, await otherShares(tx, input.organisationId)));
      return tx.manager.create(Owner, { ...blankOwner, ...ownerFields(input), kind: input.kind });
    });
  }

  updateOwner(
    viewer: Viewer,
    target: PartChange,
    change: OwnerFields & { readonly kind?: OwnerKind },
  ): Promise<Organisation> {
    refuse(emptiedProblems(change, ["kind", "share"]));
    return this.update(viewer, "updateOwner", target, Owner, async (tx, owner) => {
      const merged = { ...owner, ...onlyGiven(change) };
      refuse(ownerProblems(merged, await otherShares(tx, owner.organisationId, owner.id)));
      return { ...ownerFields(merged), kind: merged.kind };
    });
  }

  replaceActivityCodes(
    viewer: Viewer,
    input: PartOf & { readonly activityCodes: readonly (ActivityCodeFields & { readonly main: boolean })[] },
  ): Promise<Organisation> {
    const { organisationId, expectedVersion, activityCodes } = input;
    refuse(activityCodeProblems(activityCodes));
    if (activityCodes.length > MOST_PARTS) throw tooMany("activity codes", "input.activityCodes");
    return this.change.run(
      viewer,
      { operation: "replaceActivityCodes", organisationId, expectedVersion },
      async (tx) => {
        await tx.manager.delete(ActivityCode, { organisationId });
        const rows = activityCodes.map(({ classification, version, code, main }) => ({
          id: uuidv7(),
          organisationId,
          classification,
          version,
          code,
          main,
        }));
        await tx.manager.insert(ActivityCode, rows);
        return "CHANGED";
      },
    );
  }

  remove(
    viewer: Viewer,
    operation: string,
    type: EntityTarget<Part> & { name: string },
    target: PartChange,
  ): Promise<Organisation> {
    return this.update(viewer, operation, target, type, () => "REMOVE");
  }

  private get today(): string {
    return dayOf(this.clock.now());
  }

  private add<T extends Part>(
    viewer: Viewer,
    operation: string,
    input: Addition,
    type: new () => T,
    make: (tx: Transaction) => T | Promise<T>,
  ): Promise<Organisation> {
    const { organisationId } = input;
    const parts: EntityTarget<Part> = type;
    return this.change.run(viewer, { operation, organisationId }, async (tx) => {
      let outcome = "UNCHANGED" as ChangeOutcome;
      await onlyOnce(tx, operation, input, async () => {
        if ((await tx.manager.countBy(parts, { organisationId })) >= MOST_PARTS)
          throw tooMany("records of one kind", "input.organisationId");
        const part = Object.assign(await make(tx), { id: uuidv7(), organisationId });
        await tx.manager.save(part);
        outcome = "CHANGED";
        return part.id;
      });
      return outcome;
    });
  }

  private async update<T extends Part>(
    viewer: Viewer,
    operation: string,
    target: PartChange,
    type: EntityTarget<Part> & { name: string },
    change: (tx: Transaction, part: T) => object | "REMOVE" | Promise<object | "REMOVE">,
  ): Promise<Organisation> {
    const { id, expectedVersion } = target;
    const organisationId = await this.findOrganisationOf(type.name, id);
    const unknown = notFound("record", "input.id");
    if (organisationId === undefined) throw unknown;
    return this.change.run(viewer, { operation, organisationId, expectedVersion, unknown }, async (tx) => {
      const part = await tx.manager.findOneBy(type, { id });
      if (!part) throw unknown;
      const changed = await change(tx, part as T);
      if (changed === "REMOVE") await tx.manager.remove(part);
      else await tx.manager.save(Object.assign(part, changed));
      return "CHANGED";
    });
  }
}

interface PartOf {
  readonly organisationId: string;
  readonly expectedVersion: number;
}

const blankEstablishment = {
  establishmentNumber: null,
  name: null,
  street: null,
  municipality: null,
} as const;
const blankOwner = { name: null, register: null, registryNumber: null } as const;

/** The columns of a place, normalised, with the region that follows from them. */
export function placeFields(input: EstablishmentFields): Partial<Establishment> {
  const country = input.country ?? "BE";
  const postCode = input.postCode ? normalisePostCode(input.postCode, country) : null;
  const administrativeRegion = input.administrativeRegion ?? null;
  const { region, reason } = regionOfPlace({ country, postCode, administrativeRegion });
  const number = input.establishmentNumber ? readEstablishmentNumber(input.establishmentNumber) : undefined;
  return {
    establishmentNumber: number?.ok ? number.number : null,
    name: input.name ?? null,
    street: input.street ?? null,
    municipality: input.municipality ?? null,
    country,
    postCode,
    administrativeRegion,
    region,
    regionReason: reason,
    startedOn: input.startedOn ?? null,
    endedOn: input.endedOn ?? null,
  };
}

export function ownerFields(input: OwnerFields): Partial<Owner> {
  const { register = null, registryNumber = null } = input;
  const reading = register && registryNumber ? readRegistryNumber(registryNumber, register) : undefined;
  return {
    name: input.name ?? null,
    share: input.share ?? "0",
    register,
    registryNumber: reading?.ok ? reading.number : null,
  };
}

async function otherShares(tx: Transaction, organisationId: string, except?: string): Promise<Decimal> {
  const owners = await tx.manager.findBy(Owner, { organisationId });
  return owners.filter(({ id }) => id !== except).reduce((sum, { share }) => sum.plus(share), new Decimal(0));
}

function tooMany(things: string, field: string) {
  return badInput(field, `An organisation may have ${String(MOST_PARTS)} ${things}.`);
}
