import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { readIdOf, readIdOfOneOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { DateScalar } from "../../../graphql/scalars";
import { normalisePostCode } from "../../partnering/organisations/organisation.rules";
import { PRIORITY_SECTORS, type Sector } from "../../partnering/sectors/sector";
import { shownRules } from "./shown-rules";
import type { EligibilityAnswer, EligibilityService } from "./eligibility.service";
import { EligibilityCheckType, EligibilityWhatIfInput } from "./eligibility.types";

@Resolver(() => EligibilityCheckType)
export class EligibilityResolver {
  constructor(private readonly service: EligibilityService) {}

  @Query(() => EligibilityCheckType, {
    description:
      "Whether an organisation satisfies a rule set. For its people and the advisers of its region; figures of holders that the asker may not read count as unknown. On an application: for the applicant, and for the coordinator and the directorate, who see all that their decision rests on.",
  })
  checkEligibility(
    @Ctx() { viewer }: RequestContext,
    @Arg("organisationId", () => ID, { description: "The organisation." }) organisationId: string,
    @Arg("ruleSet", () => String, {
      nullable: true,
      description:
        "`BXL-PROGRAMME`, `EU-2003-361` or `QC-DEFAULT`. Default: that of the organisation's side.",
    })
    ruleSet: string | null | undefined,
    @Arg("needId", () => ID, { nullable: true, description: "A need that tells of the project." })
    needId: string | null | undefined,
    @Arg("applicationId", () => ID, {
      nullable: true,
      description: "A draft or an application that tells of the project.",
    })
    applicationId: string | null | undefined,
    @Arg("asOf", () => DateScalar, {
      nullable: true,
      description:
        "Reference date. Default: the submission of the application named, else today, in the organisation's region.",
    })
    asOf: string | null | undefined,
    @Arg("whatIf", () => EligibilityWhatIfInput, { nullable: true, description: "Facts to suppose." })
    whatIf: EligibilityWhatIfInput | null | undefined,
  ): Promise<EligibilityAnswer> {
    return this.service.check(viewer, {
      organisationId: readIdOf("Organisation", organisationId, "organisationId"),
      ruleSet,
      needId: needId ? readIdOf("Need", needId, "needId") : null,
      applicationId: applicationId
        ? readIdOfOneOf(["ApplicationDraft", "Application"], applicationId, "applicationId")
        : null,
      asOf,
      whatIf: whatIf && suppositionOf(whatIf),
    });
  }

  @FieldResolver()
  outcome(@Root() { result }: EligibilityAnswer) {
    return result.outcome;
  }

  @FieldResolver()
  asOf(@Root() { result }: EligibilityAnswer) {
    return result.asOf;
  }

  @FieldResolver()
  rules(@Root() { result, ruleSet }: EligibilityAnswer, @Ctx() { language }: RequestContext) {
    return shownRules(result.rules, ruleSet.texts, language);
  }

  @FieldResolver()
  enterprises(@Root() { result }: EligibilityAnswer) {
    return result.enterprises;
  }

  @FieldResolver()
  prioritySectors(@Root() { organisation }: EligibilityAnswer): Sector[] {
    const { declaredSectors, derivedSectors } = organisation;
    const sectors = new Set([...declaredSectors, ...derivedSectors.map(({ sector }) => sector)]);
    return PRIORITY_SECTORS.filter((sector) => sectors.has(sector));
  }

  @FieldResolver()
  supposed(@Root() { facts }: EligibilityAnswer) {
    return facts.supposed;
  }
}

function suppositionOf({ establishment, ...rest }: EligibilityWhatIfInput) {
  if (!establishment) return rest;
  const { country, postCode } = establishment;
  return {
    ...rest,
    establishment: {
      country,
      postCode: postCode ? normalisePostCode(postCode, country) : null,
      administrativeRegion: null,
    },
  };
}
