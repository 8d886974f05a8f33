import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { recordLoader } from "../../graphql/loading";
import { asNode } from "../../graphql/node";
import type { RequestContext } from "../../graphql/request-context";
import type { Viewer } from "../../security/viewer";
import { ViewerType } from "../accounts/accounts.types";
import type { NodeFinder, NodeFinders } from "../node.resolver";
import type { Task, TaskKind } from "./task";
import { groupOf, type TaskGroup } from "./task.rules";
import { sentenceOf } from "./task-sentences";
import type { TaskService } from "./task.service";
import { TaskGroupEnum, TaskKindEnum, TaskType } from "./task.types";

@Resolver(() => ViewerType)
export class ViewerTasksResolver {
  constructor(private readonly service: TaskService) {}

  @FieldResolver(() => [TaskType], {
    description:
      "What waits for the viewer: the nearest last day first, then what has none, the longest waiting first.",
  })
  tasks(
    @Root() viewer: Viewer,
    @Arg("first", () => Int, { defaultValue: 50, description: "How many, 1 to 100." }) first: number,
    @Arg("groups", () => [TaskGroupEnum], { nullable: true, description: "Of these groups." })
    groups: TaskGroup[] | null,
    @Arg("kinds", () => [TaskKindEnum], { nullable: true, description: "Of these kinds." })
    kinds: TaskKind[] | null,
  ): Promise<Task[]> {
    return this.service.tasks(viewer, { groups, kinds }, first);
  }
}

@Resolver(() => TaskType)
export class TaskResolver {
  /** One look for each type of record, through the doors that every identifier goes through. */
  private readonly records;

  constructor(
    private readonly service: TaskService,
    finders: NodeFinders,
  ) {
    const loaderOf = (find: NodeFinder) => recordLoader((ids, { viewer }) => find(viewer, ids));
    const loaders = Object.entries(finders.byType).map(([type, find]) => [type, loaderOf(find)] as const);
    this.records = new Map(loaders);
  }

  @FieldResolver()
  group(@Root() task: Task): TaskGroup {
    return groupOf(task, this.service.today());
  }

  @FieldResolver()
  sentence(@Root() task: Task, @Ctx() { language }: RequestContext): string {
    return sentenceOf(task, language);
  }

  @FieldResolver()
  async record(@Root() { recordType, recordId }: Task, @Ctx() context: RequestContext) {
    const record = await this.load(recordType, recordId, context);
    return record && asNode(recordType, record);
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: Task, @Ctx() context: RequestContext) {
    return organisationId === null ? null : this.load("Organisation", organisationId, context);
  }

  private async load(type: string, id: string, context: RequestContext): Promise<object | null> {
    return (await this.records.get(type)?.(context).load(id)) ?? null;
  }
}
