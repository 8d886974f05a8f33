import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { PrivacyIncident } from "./incident.entity";
import { notifyBy } from "./incident.rules";
import type { IncidentService, IncidentTarget } from "./incident.service";
import {
  AssessPrivacyIncidentInput,
  ClosePrivacyIncidentInput,
  NotifyPrivacyIncidentInput,
  PrivacyIncidentConnection,
  PrivacyIncidentPayload,
  PrivacyIncidentType,
  RecordPrivacyIncidentInput,
} from "./incident.types";

type Payload = Promise<{ incident: PrivacyIncident }>;

@Resolver(() => PrivacyIncidentType)
export class IncidentResolver {
  constructor(private readonly service: IncidentService) {}

  @Query(() => PrivacyIncidentConnection, { description: "The register of incidents, newest first." })
  async privacyIncidents(@Args(() => ConnectionArguments) args: ConnectionArguments) {
    const page = readPage(args, { list: "incidents", values: ["MOMENT", "ID"] });
    const rows = await this.service.page(page);
    return {
      ...pageOf(rows, page, (row) => [row.noticedAt.toISOString(), row.id]),
      totalCount: () => this.service.count(),
    };
  }

  @Mutation(() => PrivacyIncidentPayload, { description: "Writes an incident into the register." })
  recordPrivacyIncident(
    @Arg("input", () => RecordPrivacyIncidentInput) input: RecordPrivacyIncidentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.record(viewer, input));
  }

  @Mutation(() => PrivacyIncidentPayload, { description: "Judges what people may suffer from an incident." })
  assessPrivacyIncident(
    @Arg("input", () => AssessPrivacyIncidentInput) input: AssessPrivacyIncidentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.assess(viewer, target(input), input));
  }

  @Mutation(() => PrivacyIncidentPayload, { description: "Writes down who was told of an incident." })
  notifyPrivacyIncident(
    @Arg("input", () => NotifyPrivacyIncidentInput) input: NotifyPrivacyIncidentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.notify(viewer, target(input), input));
  }

  @Mutation(() => PrivacyIncidentPayload, {
    description: "Closes an incident, when everybody who has to be told was told.",
  })
  closePrivacyIncident(
    @Arg("input", () => ClosePrivacyIncidentInput) input: ClosePrivacyIncidentInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.close(viewer, target(input), input.measures));
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: PrivacyIncident): string {
    return globalId("PrivacyIncident", id);
  }

  @FieldResolver()
  notifyBy(@Root() { noticedAt }: PrivacyIncident): Date {
    return notifyBy(noticedAt);
  }
}

async function payload(incident: Promise<PrivacyIncident>): Payload {
  return { incident: await incident };
}

function target(input: { incidentId: string; expectedVersion: number }): IncidentTarget {
  return {
    incidentId: readIdOf("PrivacyIncident", input.incidentId, "input.incidentId"),
    expectedVersion: input.expectedVersion,
  };
}
