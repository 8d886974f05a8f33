import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import type { RequestContext } from "../../../graphql/request-context";
import { mayRead } from "../../../security/disclosure";
import type { IntroductionService } from "../../partnering/introductions/introduction.service";
import type { NeedLoader } from "../../partnering/needs/need.loader";
import type { OrganisationLoader } from "../../partnering/organisations/organisation.loader";
import type { MissionLoader } from "../missions/parts/mission.loader";
import type { AgreementFollowUps } from "./agreement-follow-ups";
import { type AgreementRecord, type AgreementRepository, partyOf } from "./agreement.repository";
import { AGREEMENT_PARTIES, dueOn, FOLLOW_UP_MONTHS } from "./agreement.rules";
import type { AgreementService } from "./agreement.service";
import {
  ActivateAgreementInput,
  RecordAgreementProofInput,
  AgreementConnection,
  AgreementFilterInput,
  AgreementPayload,
  AgreementType,
  EndAgreementInput,
  RecordAgreementInput,
  RecordFollowUpInput,
  SignAgreementInput,
} from "./agreement.types";

type Payload = Promise<{ agreement: AgreementRecord }>;

export interface AgreementSources {
  readonly repository: AgreementRepository;
  readonly organisations: OrganisationLoader;
  readonly needs: NeedLoader;
  readonly introductions: IntroductionService;
  readonly missions: MissionLoader;
}

@Resolver(() => AgreementType)
export class AgreementResolver {
  private readonly proofsOf;
  private readonly followUpsOf;

  constructor(private readonly sources: AgreementSources) {
    this.proofsOf = groupLoader(
      (ids) => sources.repository.proofsOf(ids),
      (proof) => proof.agreementId,
    );
    this.followUpsOf = groupLoader(
      (ids) => sources.repository.followUpsOf(ids),
      (followUp) => followUp.agreementId,
    );
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: AgreementRecord): string {
    return globalId("Agreement", id);
  }

  @FieldResolver()
  async parties(@Root() agreement: AgreementRecord, @Ctx() context: RequestContext) {
    return Promise.all(
      AGREEMENT_PARTIES.map(async (party) => ({
        party,
        organisation: await this.sources.organisations
          .byId(context)
          .load(partyOf(agreement, party).organisationId),
        confirmedAt: party === "SEEKER" ? agreement.seekerConfirmedAt : agreement.candidateConfirmedAt,
      })),
    );
  }

  @FieldResolver()
  need(@Root() { needId }: AgreementRecord, @Ctx() context: RequestContext) {
    return this.sources.needs.byId(context).load(needId);
  }

  @FieldResolver()
  fromSuggestion(@Root() { verdictId }: AgreementRecord): boolean {
    return verdictId !== null;
  }

  @FieldResolver()
  async introduction(@Root() { introductionId }: AgreementRecord, @Ctx() { viewer }: RequestContext) {
    const [introduction] = await this.sources.introductions.findMany(viewer, [introductionId]);
    return introduction ?? null;
  }

  @FieldResolver()
  mission(@Root() { missionId }: AgreementRecord, @Ctx() context: RequestContext) {
    return missionId === null ? null : this.sources.missions.byId(context).load(missionId);
  }

  @FieldResolver()
  async proofs(@Root() { id }: AgreementRecord, @Ctx() context: RequestContext) {
    const proofs = await this.proofsOf(context).load(id);
    return proofs.filter((proof) => mayRead(context.viewer, 3, proof));
  }

  @FieldResolver()
  async followUps(@Root() { id, seekerId }: AgreementRecord, @Ctx() context: RequestContext) {
    const followUps = await this.followUpsOf(context).load(id);
    return followUps
      .filter((followUp) => mayRead(context.viewer, 3, followUp))
      .map(({ turnoverAmount: amount, turnoverCurrency: currency, ...followUp }) => ({
        ...followUp,
        party: followUp.organisationId === seekerId ? "SEEKER" : "CANDIDATE",
        turnover: amount === null || currency === null ? null : { amount, currency },
      }));
  }

  @FieldResolver()
  async nextFollowUpOn(@Root() { id, signedOn, state }: AgreementRecord, @Ctx() context: RequestContext) {
    if (signedOn === null || (state !== "SIGNED" && state !== "ACTIVE")) return null;
    const followUps = await this.followUpsOf(context).load(id);
    const open = FOLLOW_UP_MONTHS.find((one) => followUps.filter(({ month }) => month === one).length < 2);
    return open === undefined ? null : dueOn(signedOn, open);
  }
}

@Resolver()
export class AgreementOperations {
  constructor(
    private readonly service: AgreementService,
    private readonly followUps: AgreementFollowUps,
  ) {}

  @Query(() => AgreementConnection, { description: "Agreements that the viewer may see, newest first." })
  async agreements(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => AgreementFilterInput, { nullable: true, description: "Which ones." })
    filter: AgreementFilterInput | null | undefined,
  ) {
    const page = readPage(args, { list: "agreements", values: ["ID"] });
    const { organisationId, states = null } = filter ?? {};
    const of = organisationId ? readIdOf("Organisation", organisationId, "filter.organisationId") : null;
    const rows = await this.service.page(viewer, { states, organisationId: of }, page);
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Mutation(() => AgreementPayload, {
    description: "Records that two organisations that were introduced negotiate an agreement.",
  })
  recordAgreement(
    @Arg("input", () => RecordAgreementInput) input: RecordAgreementInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const introductionId = readIdOf("Introduction", input.introductionId, "input.introductionId");
    const missionId = input.missionId ? readIdOf("Mission", input.missionId, "input.missionId") : null;
    return payload(this.service.record(viewer, { ...input, introductionId, missionId }));
  }

  @Mutation(() => AgreementPayload, {
    description: "Confirms the signature for one party; when both have, the agreement is signed.",
  })
  signAgreement(
    @Arg("input", () => SignAgreementInput) input: SignAgreementInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.sign(viewer, target(input), input));
  }

  @Mutation(() => AgreementPayload, {
    description: "Records where a party keeps a document that proves the agreement.",
  })
  recordAgreementProof(
    @Arg("input", () => RecordAgreementProofInput) input: RecordAgreementProofInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.addProof(viewer, target(input), input, input.party));
  }

  @Mutation(() => AgreementPayload, { description: "A signed agreement is being carried out." })
  activateAgreement(
    @Arg("input", () => ActivateAgreementInput) input: ActivateAgreementInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.activate(viewer, target(input), input.activeFrom));
  }

  @Mutation(() => AgreementPayload, {
    description: "Ends an agreement; before it was active, with a reason.",
  })
  endAgreement(
    @Arg("input", () => EndAgreementInput) input: EndAgreementInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.end(viewer, target(input), input.reason ?? null));
  }

  @Mutation(() => AgreementPayload, {
    description: "Tells what an agreement brought one party, 6, 12 or 24 months after the signature.",
  })
  recordFollowUp(
    @Arg("input", () => RecordFollowUpInput) input: RecordFollowUpInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.followUps.record(viewer, target(input), input));
  }
}

function target({ agreementId, expectedVersion }: { agreementId: string; expectedVersion: number }) {
  return { agreementId: readIdOf("Agreement", agreementId, "input.agreementId"), expectedVersion };
}

async function payload(change: Promise<AgreementRecord>): Payload {
  return { agreement: await change };
}
