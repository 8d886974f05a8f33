import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { type GlobalId, readGlobalId } from "../graphql/global-id";
import { asNode, Node } from "../graphql/node";
import type { RequestContext } from "../graphql/request-context";
import type { Viewer } from "../security/viewer";
import { badInput } from "./shared/domain-error";

/** Finds one type of record as far as the viewer may see it. */
export type NodeFinder = (viewer: Viewer, id: string) => Promise<object | null>;

/** Most identifiers in one request. */
const MOST_IDS = 100;

export class NodeFinders {
  constructor(readonly byType: Readonly<Record<string, NodeFinder>>) {}
}

@Resolver()
export class NodeResolver {
  constructor(private readonly finders: NodeFinders) {}

  @Query(() => Node, {
    nullable: true,
    description: "A record by its identifier; null when there is none that the viewer may see.",
  })
  node(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "Its identifier." }) id: string,
  ) {
    return this.find(viewer, readGlobalId(id, "id"));
  }

  @Query(() => [Node], {
    nullable: "items",
    description: "Records by their identifiers, in their order; null where there is none.",
  })
  nodes(
    @Ctx() { viewer }: RequestContext,
    @Arg("ids", () => [ID], { description: "Their identifiers, 100 at most." }) ids: string[],
  ) {
    if (ids.length > MOST_IDS) throw badInput("ids", `Give at most ${String(MOST_IDS)} identifiers.`);
    return Promise.all(ids.map((id, index) => this.find(viewer, readGlobalId(id, `ids.${String(index)}`))));
  }

  private async find(viewer: Viewer, { type, id }: GlobalId): Promise<object | null> {
    // The type is what the caller wrote: `constructor` is none of ours.
    const finder = Object.hasOwn(this.finders.byType, type) ? this.finders.byType[type] : undefined;
    const record = await finder?.(viewer, id);
    return record ? asNode(type, record) : null;
  }
}
