import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { Reads, WantedRecords } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { Register } from "../../shared/register";
import { RegisterEnum } from "../../shared/shared.types";
import type { Wanted } from "../../shared/wanted";
import type { Sector } from "../sectors/sector";
import type { Establishment } from "./establishment.entity";
import type { FinancialYear } from "./financial-year.entity";
import type { Organisation } from "./organisation.entity";
import { OrganisationFilterInput, OrganisationOrderInput } from "./organisation.inputs";
import type { OrganisationLoader } from "./organisation.loader";
import type { OrganisationFilter } from "./organisation.repository";
import type { OrganisationService } from "./organisation.service";
import {
  ActivityCodeType,
  ContactType,
  EstablishmentType,
  FinancialYearType,
  type MoneyField,
  OrganisationConnection,
  OrganisationType,
  OwnerType,
  PresentationType,
} from "./organisation.types";
import { sectorsOf } from "./organisation.rules";
import { explainRegion } from "./place.rules";

/** What the cursors of the list carry, by what it is ordered by. */
const cursorShapes = {
  NAME: { list: "organisations by name", values: ["TEXT", "ID"] },
  CREATED_AT: { list: "organisations", values: ["MOMENT", "ID"] },
  UPDATED_AT: { list: "organisations by change", values: ["MOMENT", "ID"] },
} as const;

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly service: OrganisationService,
    private readonly loader: OrganisationLoader,
  ) {}

  @Query(() => OrganisationType, {
    nullable: true,
    description:
      "One organisation, by identifier or by registry number; null when there is none that the viewer may see.",
  })
  async organisation(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { nullable: true, description: "Its identifier." }) id: string | null,
    @Arg("registryNumber", () => String, { nullable: true, description: "Its number, as people write it." })
    registryNumber: string | null,
    @Arg("register", () => RegisterEnum, {
      nullable: true,
      description: "Needed when the number fits both registers.",
    })
    register: Register | null,
  ): Promise<Organisation | null> {
    if (id) {
      const [found] = await this.service.findLeading(viewer, [readIdOf("Organisation", id, "id")]);
      return found ?? null;
    }
    if (registryNumber) return this.service.findByNumber(viewer, registryNumber, register);
    throw badInput("id", "Give the organisation's id or its registryNumber.");
  }

  @Query(() => OrganisationConnection, { description: "Organisations that the viewer may see." })
  async organisations(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => OrganisationFilterInput, { nullable: true, description: "Which ones." })
    filter: OrganisationFilterInput | null,
    @Arg("orderBy", () => OrganisationOrderInput, {
      nullable: true,
      description: "In which order. Default: by name.",
    })
    orderBy: OrganisationOrderInput | null,
    @WantedRecords() wanted: Wanted,
  ) {
    const order = { field: orderBy?.field ?? "NAME", descending: orderBy?.direction === "DESC" } as const;
    const page = readPage(args, cursorShapes[order.field]);
    const criteria = criteriaOf(filter);
    const rows = await this.service.page(viewer, criteria, order, page, wanted);
    const keyOf = {
      NAME: (row: Organisation) => row.legalName,
      CREATED_AT: (row: Organisation) => row.createdAt.toISOString(),
      UPDATED_AT: (row: Organisation) => row.updatedAt.toISOString(),
    }[order.field];
    return {
      ...pageOf(rows, page, (row) => [keyOf(row), row.id]),
      totalCount: () => this.service.count(viewer, criteria),
    };
  }

  @Reads("id")
  @FieldResolver(() => ID)
  id(@Root() organisation: Organisation): string {
    return globalId("Organisation", organisation.id);
  }

  @Reads("declaredSectors", "derivedSectors")
  @FieldResolver()
  sectors(@Root() organisation: Organisation): Sector[] {
    return sectorsOf(organisation);
  }

  @Reads("regionReason")
  @FieldResolver()
  regionReason(@Root() { regionReason }: Organisation, @Ctx() { language }: RequestContext): string {
    return explainRegion(regionReason, language);
  }

  @Reads("presentation")
  @FieldResolver()
  presentations(@Root() { presentation }: Organisation): PresentationType[] {
    return Object.entries(presentation).map(([language, text]) => ({
      language: language.toUpperCase() as Language,
      text,
    }));
  }

  @Reads("id")
  @FieldResolver(() => [EstablishmentType], { nullable: true, description: "Places of business. Level 1." })
  establishments(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.loader.establishments(context).load(id);
  }

  @Reads("id")
  @FieldResolver(() => [ContactType], { nullable: true, description: "People to speak with. Level 1." })
  contacts(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.loader.contacts(context).load(id);
  }

  @Reads("id")
  @FieldResolver(() => [FinancialYearType], {
    nullable: true,
    description: "Figures per closed financial year, newest first. Level 3.",
  })
  figures(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.loader.figures(context).load(id);
  }

  @Reads("id")
  @FieldResolver(() => [OwnerType], {
    nullable: true,
    description: "Holders of the capital, largest first. Level 3.",
  })
  owners(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.loader.owners(context).load(id);
  }

  @Reads("id")
  @FieldResolver(() => [ActivityCodeType], {
    nullable: true,
    description: "Activities, main ones first. Level 1.",
  })
  activityCodes(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.loader.activityCodes(context).load(id);
  }
}

@Resolver(() => EstablishmentType)
export class EstablishmentResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: Establishment): string {
    return globalId("Establishment", id);
  }

  @FieldResolver()
  regionReason(@Root() { regionReason }: Establishment, @Ctx() { language }: RequestContext): string {
    return explainRegion(regionReason, language);
  }
}

@Resolver(() => ContactType)
export class ContactResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: ContactType): string {
    return globalId("Contact", id);
  }
}

@Resolver(() => OwnerType)
export class OwnerResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: OwnerType): string {
    return globalId("Owner", id);
  }
}

@Resolver(() => FinancialYearType)
export class FinancialYearResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: FinancialYear): string {
    return globalId("FinancialYear", id);
  }

  @FieldResolver()
  turnover(@Root() { turnoverAmount, turnoverCurrency }: FinancialYear): MoneyField {
    return moneyOf(turnoverAmount, turnoverCurrency);
  }

  @FieldResolver()
  balanceSheetTotal(
    @Root() { balanceSheetTotalAmount, balanceSheetTotalCurrency }: FinancialYear,
  ): MoneyField {
    return moneyOf(balanceSheetTotalAmount, balanceSheetTotalCurrency);
  }
}

function criteriaOf(filter: OrganisationFilterInput | null): OrganisationFilter {
  const { adviserId, ...rest } = filter ?? {};
  return adviserId ? { ...rest, adviserId: readIdOf("Person", adviserId, "filter.adviserId") } : rest;
}

function moneyOf(amount: string | null, currency: string | null): MoneyField {
  return amount !== null && currency !== null ? { amount, currency } : null;
}
