import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { type GlobalId, readGlobalId } from "../graphql/global-id";
import { asNode, Node } from "../graphql/node";
import type { RequestContext } from "../graphql/request-context";
import type { Viewer } from "../security/viewer";
import { badInput } from "./shared/domain-error";

/** Finds records of one type, those of them that the viewer may see, in any order. */
export type NodeFinder = (viewer: Viewer, ids: readonly string[]) => Promise<readonly FoundNode[]>;

interface FoundNode {
  readonly id: string;
  /** The identifier that was asked for, where it leads on to a record with another one. */
  readonly foundBy?: string;
}

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
  async node(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "Its identifier." }) id: string,
  ) {
    const [record] = await this.find(viewer, [readGlobalId(id, "id")]);
    return record ?? null;
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
    return this.find(
      viewer,
      ids.map((id, index) => readGlobalId(id, `ids.${String(index)}`)),
    );
  }

  /** One look for each type, however many identifiers there are. */
  private async find(viewer: Viewer, wanted: readonly GlobalId[]): Promise<(object | null)[]> {
    const types = [...new Set(wanted.map(({ type }) => type))];
    const found = new Map<string, object>();
    for (const type of types) {
      const ids = wanted.filter((one) => one.type === type).map(({ id }) => id);
      for (const record of await this.findType(viewer, type, ids))
        found.set(`${type}:${record.foundBy ?? record.id}`, asNode(type, record));
    }
    return wanted.map(({ type, id }) => found.get(`${type}:${id}`) ?? null);
  }

  /** The type is what the caller wrote: `constructor` is none of ours. */
  private async findType(viewer: Viewer, type: string, ids: readonly string[]) {
    const finder = Object.hasOwn(this.finders.byType, type) ? this.finders.byType[type] : undefined;
    return finder ? finder(viewer, [...new Set(ids)]) : [];
  }
}
