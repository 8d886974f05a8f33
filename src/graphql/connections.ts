import type { GraphQLNamedType } from "graphql";
import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";
import { badInput } from "../modules/shared/domain-error";
import type { CursorKey, CursorShape, CursorValue, PageRequest } from "../modules/shared/page";
import { hasForbiddenCharacters } from "../modules/shared/text";
import { isUuid } from "./global-id";

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

/** Arguments of every list that grows. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, { nullable: true, description: "How many, from the start: 1 to 100. Default 20." })
  first?: number | null;
  @Field(() => String, { nullable: true, description: "Only what comes after this cursor." })
  after?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "How many, from the end: 1 to 100. Not together with `first`.",
  })
  last?: number | null;
  @Field(() => String, { nullable: true, description: "Only what comes before this cursor." })
  before?: string | null;
}

export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: PageInfoShape;
  /** Counted only when it is asked for. */
  readonly totalCount?: () => Promise<number | null>;
}

interface PageInfoShape {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Checks the arguments of a list, and that a cursor is one of its own. */
export function readPage(args: ConnectionArguments, shape: CursorShape): PageRequest {
  if (isGiven(args.first) && isGiven(args.last))
    throw badInput("last", "Give either first or last, not both.");
  const backward = isGiven(args.last);
  if (backward && isGiven(args.after))
    throw badInput("after", "The argument last goes with before, not with after.");
  if (!backward && isGiven(args.before))
    throw badInput("before", "The argument before goes with last, not with first.");
  const name = backward ? "last" : "first";
  const size = (backward ? args.last : args.first) ?? DEFAULT_PAGE;
  if (size < 1 || size > LARGEST_PAGE)
    throw badInput(name, `The argument ${name} is ${String(size)} and takes 1 to ${String(LARGEST_PAGE)}.`);
  const cursor = backward ? args.before : args.after;
  return {
    list: shape.list,
    size,
    backward,
    cursor: isGiven(cursor) ? readCursor(cursor, shape, backward ? "before" : "after") : undefined,
  };
}

/** A page of a list that grows; its records are the nodes of its edges. */
export function isConnection({ name }: GraphQLNamedType): boolean {
  return name.endsWith("Connection");
}

function writeCursor(list: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, ...key]), "utf8").toString("base64url");
}

/** A page from rows in the order of the list's direction, of which one more than the page's size was asked for. */
export function pageOf<T>(rows: readonly T[], page: PageRequest, keyOf: (row: T) => CursorKey): Page<T> {
  const more = rows.length > page.size;
  const shown = rows.slice(0, page.size);
  if (page.backward) shown.reverse();
  const edges = shown.map((node) => new PageEdge(node, page.list, keyOf));
  const came = page.cursor !== undefined;
  const [hasNextPage, hasPreviousPage] = page.backward ? [came, more] : [more, came];
  return { edges, pageInfo: new PagePlace(edges, hasNextPage, hasPreviousPage) };
}

/** A record with its place in the list, which is written down only when it is asked for. */
class PageEdge<T> {
  constructor(
    readonly node: T,
    private readonly list: string,
    private readonly keyOf: (row: T) => CursorKey,
  ) {}

  get cursor(): string {
    return writeCursor(this.list, this.keyOf(this.node));
  }
}

class PagePlace implements PageInfoShape {
  constructor(
    private readonly edges: readonly { readonly cursor: string }[],
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
  ) {}

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}

@ObjectType("PageInfo", { description: "Where a page stands in its list.", simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more comes after this page." }) hasNextPage: boolean;
  @Field(() => Boolean, { description: "Whether something comes before this page." })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: "Cursor of the first record; null on an empty page." })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: "Cursor of the last record; null on an empty page." })
  endCursor: string | null;
}

/** Makes the connection and edge types of one kind of record. */
export function connectionType<T extends object>(name: string, nodeType: ClassType<T>, plural: string) {
  @ObjectType(`${name}Edge`, {
    description: `One of the ${plural}, with its place in the list.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => String, { description: "The place in the list; opaque." }) cursor: string;
    @Field(() => nodeType, { description: "The record itself." }) node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${plural}.`, simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: "The records with their cursors, in order." }) edges: Edge[];
    @Field(() => PageInfo, { description: "Where the page stands in the list." }) pageInfo: PageInfo;
    @Field(() => Int, {
      nullable: true,
      description:
        "How many the whole list has, of those the viewer may see; null where counting would tell too much.",
    })
    totalCount: number | null;
  }
  return Connection as unknown as ClassType<Page<T>>;
}

function readCursor(cursor: string, shape: CursorShape, field: string): CursorKey {
  try {
    const [list, ...key] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (list === shape.list && isKeyOf(shape, key) && writeCursor(list, key) === cursor) return key;
  } catch {
    // Falls through to the refusal.
  }
  throw badInput(
    field,
    `The cursor in ${field} is not one that this list gave out. Take it from pageInfo or an edge.`,
  );
}

function isKeyOf({ values }: CursorShape, key: readonly unknown[]): key is CursorKey {
  return key.length === values.length && values.every((value, index) => is[value](key[index]));
}

const is: Readonly<Record<CursorValue, (part: unknown) => boolean>> = {
  TEXT: (part) => typeof part === "string" && !hasForbiddenCharacters(part),
  NUMBER: (part) => typeof part === "number" && Number.isFinite(part),
  // Too large for a number of JavaScript's, so it travels as digits.
  INTEGER: (part) => typeof part === "string" && /^\d{1,18}$/.test(part),
  MOMENT: (part) =>
    typeof part === "string" && /^\d{4}-\d\d-\d\dT/.test(part) && !Number.isNaN(Date.parse(part)),
  ID: (part) => typeof part === "string" && isUuid(part),
};

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
