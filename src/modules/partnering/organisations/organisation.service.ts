import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { optionalDayProblems } from "../../shared/calendar";
import type { Clock } from "../../shared/clock";
import { dayOf } from "../../shared/clock";
import { emptiedProblems, emptiedTo, onlyGiven } from "../../shared/change";
import { badInput, DomainError, refuse } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { PageRequest } from "../../shared/page";
import { possibleRegisters, readRegistryNumber, type Register } from "../../shared/register";
import { asTyped } from "../../shared/text";
import type { Wanted } from "../../shared/wanted";
import type { Sector } from "../sectors/sector";
import type { OrganisationChange } from "./organisation-change";
import { Organisation, type Presentation } from "./organisation.entity";
import {
  type LeadingOrganisation,
  maySeeOrganisation,
  type OrganisationFilter,
  type OrganisationOrder,
  type OrganisationRepository,
  type OrganisationFirstFacts,
} from "./organisation.repository";
import { profileProblems, registryNumberProblems } from "./organisation.rules";

export interface ProfileChange {
  readonly legalName?: string | undefined;
  readonly tradeNames?: string[] | undefined;
  readonly legalForm?: string | null | undefined;
  readonly legalPersonality?: boolean | null | undefined;
  readonly foundedOn?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly languages?: Language[] | undefined;
  readonly presentation?: Presentation | undefined;
  readonly declaredSectors?: Sector[] | undefined;
  readonly introductionCapacity?: number | null | undefined;
}

export interface NewOrganisation extends ProfileChange {
  readonly register: Register;
  readonly registryNumber: string;
  readonly legalName: string;
  readonly idempotencyKey?: string | null | undefined;
}

export class OrganisationService {
  constructor(
    private readonly store: Store,
    private readonly repository: OrganisationRepository,
    private readonly change: OrganisationChange,
    private readonly clock: Clock,
  ) {}

  /** The organisation when it exists and the viewer may know of it, else null. */
  async find(viewer: Viewer, id: string): Promise<Organisation | null> {
    const [organisation] = await this.findMany(viewer, [id]);
    return organisation ?? null;
  }

  /** Those of them that exist and that the viewer may know of, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<Organisation[]> {
    const visible = ids.filter((id) => maySeeOrganisation(viewer, id));
    return visible.length > 0 ? this.repository.findMany(visible) : [];
  }

  /** The same, with what can be known of them at first sight alone. */
  async firstFacts(viewer: Viewer, ids: readonly string[]): Promise<OrganisationFirstFacts[]> {
    const visible = ids.filter((id) => maySeeOrganisation(viewer, id));
    return visible.length > 0 ? this.repository.firstFacts(visible) : [];
  }

  /** The same, where an identifier of an entry that was merged leads on to the organisation that it now is. */
  async findLeading(viewer: Viewer, ids: readonly string[]): Promise<LeadingOrganisation[]> {
    const found = await this.repository.leadingTo(ids);
    return found.filter(({ id }) => maySeeOrganisation(viewer, id));
  }

  /** Ten digits may be a number of both registers, and then the register has to be named. */
  async findByNumber(
    viewer: Viewer,
    number: string,
    register: Register | null | undefined,
  ): Promise<Organisation | null> {
    const readings = register ? readIn(number, register) : possibleRegisters(number);
    if (readings.length === 0)
      throw badInput("registryNumber", `${asTyped(number)} is a number of neither register, KBO nor REQ.`);
    if (readings.length > 1)
      throw badInput(
        "register",
        `«${number}» may be a number of ${readings.map((one) => one.register).join(" or ")}. Name the register.`,
      );
    const [reading] = readings;
    if (!reading) return null;
    const [organisation] = await this.repository.findByNumber(reading.register, reading.number);
    return organisation && maySeeOrganisation(viewer, organisation.id) ? organisation : null;
  }

  async page(
    viewer: Viewer,
    filter: OrganisationFilter,
    order: OrganisationOrder,
    page: PageRequest,
    wanted?: Wanted,
  ): Promise<readonly Organisation[]> {
    refuse(optionalDayProblems(filter.confirmedBefore, "filter.confirmedBefore"));
    return this.repository.page(viewer, filter, order, page, wanted);
  }

  count(viewer: Viewer, filter: OrganisationFilter): Promise<number> {
    return this.repository.count(viewer, filter);
  }

  async create(viewer: Viewer, input: NewOrganisation): Promise<Organisation> {
    refuse([
      ...registryNumberProblems(input.registryNumber, input.register),
      ...profileProblems(input, dayOf(this.clock.now())),
    ]);
    const reading = readRegistryNumber(input.registryNumber, input.register);
    const number = reading.ok ? reading.number : input.registryNumber;
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "createOrganisation", input, () => this.insert(tx, input, number));
      return tx.manager.findOneByOrFail(Organisation, { id });
    });
  }

  updateProfile(
    viewer: Viewer,
    organisationId: string,
    expectedVersion: number,
    change: ProfileChange,
  ): Promise<Organisation> {
    refuse(emptiedProblems(change, ["legalName"]));
    const given = emptiedTo(change, blankLists);
    refuse(profileProblems(given, dayOf(this.clock.now())));
    return this.change.run(
      viewer,
      { operation: "updateOrganisationProfile", organisationId, expectedVersion },
      (_tx, organisation) => {
        Object.assign(organisation, onlyGiven(given));
        return Promise.resolve("CHANGED");
      },
    );
  }

  /** The organisation says that its profile is still true; suggestions show how fresh a profile is. */
  confirmProfile(viewer: Viewer, organisationId: string, expectedVersion: number): Promise<Organisation> {
    return this.change.run(
      viewer,
      { operation: "confirmProfile", organisationId, expectedVersion },
      (tx, organisation) => {
        organisation.profileConfirmedOn = dayOf(tx.now);
        return Promise.resolve("CHANGED");
      },
    );
  }

  /** Out of lists and suggestions; nothing is deleted. */
  archive(viewer: Viewer, organisationId: string, expectedVersion: number): Promise<Organisation> {
    return this.change.run(
      viewer,
      { operation: "archiveOrganisation", organisationId, expectedVersion },
      (tx, organisation) => {
        organisation.archivedAt = tx.now;
        return Promise.resolve("CHANGED");
      },
    );
  }

  private async insert(tx: Transaction, input: NewOrganisation, registryNumber: string): Promise<string> {
    const { register } = input;
    // Another one with this number waits here until this one is committed, and then finds it.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `${register}:${registryNumber}`,
    ]);
    if (await tx.manager.existsBy(Organisation, { register, registryNumber }))
      throw new DomainError(
        "CONFLICT",
        `The ${register} number ${registryNumber} belongs to an organisation already.`,
        {
          field: "input.registryNumber",
        },
      );
    const organisation = tx.manager.create(Organisation, {
      ...blankProfile,
      ...onlyGiven(emptiedTo(profileOf(input), blankLists)),
      id: uuidv7(),
      register,
      registryNumber,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await this.change.derive(tx, organisation);
    await tx.manager.insert(Organisation, organisation);
    await tx.record({
      operation: "createOrganisation",
      subjectType: "Organisation",
      subjectId: organisation.id,
      after: organisation,
    });
    await tx.announce("ORGANISATION", organisation.id);
    return organisation.id;
  }
}

const blankLists = { tradeNames: [], languages: [], presentation: {}, declaredSectors: [] };

const blankProfile = {
  ...blankLists,
  legalForm: null,
  legalPersonality: null,
  foundedOn: null,
  website: null,
  derivedSectors: [],
  profileConfirmedOn: null,
  introductionCapacity: null,
  archivedAt: null,
  mergedInto: null,
  version: 1,
} satisfies Partial<Organisation>;

function profileOf(input: NewOrganisation): ProfileChange {
  const { legalName, tradeNames, legalForm, legalPersonality, foundedOn, website, languages } = input;
  const { presentation, declaredSectors, introductionCapacity } = input;
  return {
    legalName,
    tradeNames,
    legalForm,
    legalPersonality,
    foundedOn,
    website,
    languages,
    presentation,
    declaredSectors,
    introductionCapacity,
  };
}

function readIn(number: string, register: Register): { register: Register; number: string }[] {
  const reading = readRegistryNumber(number, register);
  if (!reading.ok) throw badInput("registryNumber", reading.problem);
  return [{ register, number: reading.number }];
}
