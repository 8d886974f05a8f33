import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import { inLanguage, type Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import { sectorReferences } from "./sector";
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
    return sectorReferences.map(({ sector, label }) => ({
      sector,
      label: inLanguage(label, locale ?? context.language),
      priority: sector !== "OTHER",
    }));
  }
}
