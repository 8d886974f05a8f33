import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { globalId, readGlobalId } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import { SUBJECT_TYPES, type SubjectType } from "./data-subject";
import { csvOfExport, jsonOf, type PersonalDataExport } from "./export.rules";
import type { PersonsDataService, SubjectTarget } from "./persons-data.service";
import {
  ErasePersonalDataInput,
  ErasePersonalDataPayload,
  PersonalDataExportType,
} from "./persons-data.types";

@Resolver(() => PersonalDataExportType)
export class PersonsDataResolver {
  constructor(private readonly service: PersonsDataService) {}

  @Query(() => PersonalDataExportType, {
    description:
      "All that is held about somebody. For privacy officers; for everybody else about themselves. Each export is recorded.",
  })
  exportPersonalData(
    @Ctx() { viewer }: RequestContext,
    @Arg("subjectId", () => ID, {
      nullable: true,
      description: "A person, a contact or an organisation. Default: the viewer.",
    })
    subjectId: string | null,
  ): Promise<PersonalDataExport> {
    const own = { type: "Person", id: viewer.personId ?? "" } as const;
    return this.service.export(viewer, subjectId ? subjectOf(subjectId, "subjectId") : own);
  }

  @Mutation(() => ErasePersonalDataPayload, {
    description:
      "Erases a person, a contact or a sole proprietor: names, addresses and words go, counts and the audit log stay.",
  })
  async erasePersonalData(
    @Arg("input", () => ErasePersonalDataInput) { subjectId, reason }: ErasePersonalDataInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ErasePersonalDataPayload> {
    const { erased } = await this.service.erase(viewer, subjectOf(subjectId, "input.subjectId"), reason);
    return { subjectId, erased };
  }

  @FieldResolver(() => ID)
  subjectId(@Root() { subjectKind, subjectId }: PersonalDataExport): string {
    const [type = ""] = Object.entries(SUBJECT_TYPES).find(([, kind]) => kind === subjectKind) ?? [];
    return globalId(type, subjectId);
  }

  @FieldResolver()
  tables(@Root() { tables }: PersonalDataExport) {
    return tables.map(({ table, declaration: { holds, keptFor }, rows, isCut }) => ({
      table,
      holds,
      keptFor,
      records: rows.length,
      isCut,
    }));
  }

  @FieldResolver()
  json(@Root() data: PersonalDataExport): string {
    return jsonOf(data);
  }

  @FieldResolver()
  csv(@Root() data: PersonalDataExport): string {
    return csvOfExport(data);
  }
}

function subjectOf(value: string, field: string): SubjectTarget {
  const { type, id } = readGlobalId(value, field);
  if (!Object.hasOwn(SUBJECT_TYPES, type))
    throw badInput(
      field,
      `The identifier in ${field} is none of a person, a contact, a traveller or an organisation.`,
    );
  return { type: type as SubjectType, id };
}
