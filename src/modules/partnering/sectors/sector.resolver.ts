import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import { labelsOf } from "../../labels/label.rules";
import type { Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import type { Sector } from "./sector";
import { SectorInfo } from "./sector.types";

@Resolver()
export class SectorResolver {
  @Query(() => [SectorInfo], { description: "The sectors with their names." })
  sectors(
    @Arg("locale", () => LanguageEnum, {
      nullable: true,
      description: "Language of the names. Default: the caller's.",
    })
    locale: Language | null,
    @Ctx() context: RequestContext,
  ): SectorInfo[] {
    return labelsOf("Sector", locale ?? context.language).map(({ value, label }) => ({
      sector: value as Sector,
      label,
      priority: value !== "OTHER",
    }));
  }
}
