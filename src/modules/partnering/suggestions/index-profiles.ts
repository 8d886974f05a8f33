import type { Viewer } from "../../../security/viewer";
import type { Language as MatchLanguage, MatchNeed, MatchProfile, MatchText } from "../../../matching";
import type { CapabilityRecord } from "../capabilities/capability.repository";
import type { NeedRecord } from "../needs/need.repository";
import type { Requirement } from "../needs/requirement.entity";
import type { Language } from "../../shared/language";
import type { Wording } from "../wording";

/**
 * Who asks decides which texts are searched. `INTERNAL` is what advisers may read; `PUBLIC` holds level-0 text alone,
 * so that nobody can probe hidden text through a score, a count or a document frequency.
 */
export type Audience = "INTERNAL" | "PUBLIC";

export function audienceOf(viewer: Viewer): Audience {
  return viewer.readsCatalogue ? "INTERNAL" : "PUBLIC";
}

/** A capability as it is ranked, with what is known of its organisation. */
export type RankedCapability = CapabilityRecord & { readonly profileConfirmedOn: string | null };

/** What the index of an audience holds of a capability; `undefined` when it may hold nothing. */
export function profileOf(capability: RankedCapability, audience: Audience): MatchProfile | undefined {
  return audience === "INTERNAL" ? internalProfile(capability) : publicProfile(capability);
}

function internalProfile(capability: RankedCapability): MatchProfile {
  return {
    ...ownedBy(capability),
    lang: matchLanguage(capability.language),
    title: capability.title,
    text: capability.text,
    translations: capability.translations.map(wholeText),
    cooperationKinds: capability.cooperationKinds,
    evidenced: capability.evidenced,
    ...(capability.readinessLevel === null ? {} : { readinessLevel: capability.readinessLevel }),
    ...(capability.profileConfirmedOn === null ? {} : { confirmedOn: capability.profileConfirmedOn }),
  };
}

function publicProfile(capability: RankedCapability): MatchProfile | undefined {
  if (capability.summaryClearedAt === null || capability.summary === null) return undefined;
  return {
    ...ownedBy(capability),
    lang: matchLanguage(capability.language),
    text: capability.summary,
    translations: capability.translations.flatMap(summaryText),
  };
}

/** What a capability says in each of its languages. */
export function capabilityWordings(capability: RankedCapability): MatchText[] {
  return [wholeText(capability), ...capability.translations.map(wholeText)];
}

/** A published need as something that can be found: by what its organisation says, or by its cleared summary alone. */
export function needProfileOf(need: NeedRecord, audience: Audience): MatchProfile | undefined {
  if (need.status !== "PUBLISHED") return undefined;
  const place = ownedBy(need);
  if (audience === "INTERNAL")
    return {
      ...place,
      lang: matchLanguage(need.language),
      title: need.title,
      text: need.text,
      translations: need.translations.map(wholeText),
      cooperationKinds: need.cooperationKinds,
    };
  if (need.summaryClearedAt === null || need.summary === null) return undefined;
  return {
    ...place,
    lang: matchLanguage(need.language),
    text: need.summary,
    translations: need.translations.flatMap(summaryText),
  };
}

/** A need as a question. Its own organisation and advisers ask with all it says. */
export function questionOf(need: NeedRecord, requirements: readonly Requirement[]): MatchNeed {
  return {
    id: need.id,
    lang: matchLanguage(need.language),
    title: need.title,
    text: need.text,
    translations: need.translations.map(wholeText),
    requirements: requirements.map(({ id, level, text }) => ({ id, level, text })),
    sectors: need.sectors,
    cooperationKinds: need.cooperationKinds,
    ...(need.readinessLevel === null ? {} : { readinessLevel: need.readinessLevel }),
  };
}

/** What an audience may learn about how needs are worded. */
export function needWordingOf(need: NeedRecord, audience: Audience): MatchNeed | undefined {
  return needProfileOf(need, audience);
}

function ownedBy(
  record: CapabilityRecord | NeedRecord,
): Pick<MatchProfile, "id" | "owner" | "region" | "sectors"> {
  return {
    id: record.id,
    owner: record.organisationId,
    sectors: record.sectors,
    ...(record.organisationRegion === null ? {} : { region: record.organisationRegion }),
  };
}

function wholeText({ language, title, text }: Pick<Wording, "language" | "title" | "text">): MatchText {
  return { lang: matchLanguage(language), title, text };
}

function summaryText({ language, summary }: Wording): MatchText[] {
  return summary ? [{ lang: matchLanguage(language), text: summary }] : [];
}

export function matchLanguage(language: Language): MatchLanguage {
  return language.toLowerCase() as MatchLanguage;
}
