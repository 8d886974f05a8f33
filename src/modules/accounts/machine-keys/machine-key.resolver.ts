import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { MachineKey } from "./machine-key.entity";
import type { IssuedKey, MachineKeyService } from "./machine-key.service";
import {
  CreateMachineKeyInput,
  IssuedMachineKeyPayload,
  MachineKeyConnection,
  MachineKeyPayload,
  MachineKeyType,
  RevokeMachineKeyInput,
  RotateMachineKeyInput,
} from "./machine-key.types";

@Resolver(() => MachineKeyType)
export class MachineKeyResolver {
  constructor(private readonly service: MachineKeyService) {}

  @Query(() => MachineKeyConnection, { description: "Machine keys, newest first, ended ones too." })
  async machineKeys(@Args(() => ConnectionArguments) args: ConnectionArguments) {
    const page = readPage(args, { list: "machine keys", values: ["MOMENT", "ID"] });
    const rows = await this.service.page(page);
    return {
      ...pageOf(rows, page, (row) => [row.createdAt.toISOString(), row.id]),
      totalCount: () => this.service.count(),
    };
  }

  @Mutation(() => IssuedMachineKeyPayload, { description: "Makes a key for a front-end or a script." })
  createMachineKey(
    @Arg("input", () => CreateMachineKeyInput) input: CreateMachineKeyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<IssuedKey> {
    return this.service.create(viewer, input);
  }

  @Mutation(() => IssuedMachineKeyPayload, {
    description: "Makes the next key of a machine; the old one stays good for some days.",
  })
  rotateMachineKey(
    @Arg("input", () => RotateMachineKeyInput) input: RotateMachineKeyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<IssuedKey> {
    return this.service.rotate(viewer, { ...input, machineKeyId: keyId(input.machineKeyId) });
  }

  @Mutation(() => MachineKeyPayload, { description: "Ends a key at once." })
  async revokeMachineKey(
    @Arg("input", () => RevokeMachineKeyInput) { machineKeyId, reason }: RevokeMachineKeyInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ machineKey: MachineKey }> {
    return { machineKey: await this.service.revoke(viewer, keyId(machineKeyId), reason) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: MachineKey): string {
    return globalId("MachineKey", id);
  }

  @FieldResolver(() => ID)
  machineId(@Root() { machineId }: MachineKey): string {
    return globalId("Machine", machineId);
  }
}

function keyId(id: string): string {
  return readIdOf("MachineKey", id, "input.machineKeyId");
}
