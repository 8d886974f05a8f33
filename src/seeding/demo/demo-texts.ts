import type { Capability } from "../../modules/partnering/capabilities/capability.entity";
import type { Evidence } from "../../modules/partnering/capabilities/evidence.entity";
import type { Need } from "../../modules/partnering/needs/need.entity";
import type { Requirement } from "../../modules/partnering/needs/requirement.entity";
import { UNMEASURED } from "../../modules/partnering/needs/requirement.rules";
import type { Wording } from "../../modules/partnering/wording";
import { type DemoCapability, type DemoNeed, inUpperCase } from "./demo-files";
import { daysAfter } from "../days";
import { demoCreatedAt, demoId } from "./demo-identity";
import { needDates } from "../need-dates";

export function needRow(organisationKey: string, need: DemoNeed, now: Date): Need {
  const { key, title, text, summary, status, sectors, cooperationKinds } = need;
  const { partnerSought, readinessLevel, deadline } = need;
  return {
    id: demoId("need", key),
    organisationId: demoId("organisation", organisationKey),
    language: inUpperCase(need.language),
    ...{ title, text, summary, status, sectors, cooperationKinds, partnerSought, readinessLevel, deadline },
    translations: wordingsOf(need),
    returnReasons: null,
    confirmedAt: null,
    ...needDates(status, demoCreatedAt("need", key, now)),
  };
}

export function requirementRows({ key, requirements }: DemoNeed): Requirement[] {
  return requirements.map(({ level, text }, position) => ({
    id: demoId("requirement", key, position),
    needId: demoId("need", key),
    position,
    level,
    text,
    ...UNMEASURED,
  }));
}

/** `isCleared`: an adviser has read its summary. */
export function capabilityRow(
  organisationKey: string,
  demo: DemoCapability,
  isCleared: boolean,
  now: Date,
): Capability {
  const {
    key,
    title,
    text,
    summary,
    stage,
    readinessLevel,
    sectors,
    cooperationKinds,
    intellectualProperty,
  } = demo;
  const createdAt = demoCreatedAt("capability", key, now);
  const clearedAt = summary !== null && isCleared ? daysAfter(createdAt, 14) : null;
  return {
    id: demoId("capability", key),
    organisationId: demoId("organisation", organisationKey),
    language: inUpperCase(demo.language),
    ...{ title, text, summary, stage, readinessLevel, sectors, cooperationKinds, intellectualProperty },
    translations: wordingsOf(demo),
    summaryClearedAt: clearedAt,
    removedAt: null,
    createdAt,
    updatedAt: clearedAt ?? createdAt,
    version: clearedAt ? 2 : 1,
  };
}

export function evidenceRows({ key, evidence }: DemoCapability): Evidence[] {
  return evidence.map((proof, index) => ({
    id: demoId("evidence", key, index),
    capabilityId: demoId("capability", key),
    ...proof,
    sha256: null,
  }));
}

function wordingsOf({ translations }: DemoNeed | DemoCapability): Wording[] {
  return translations.map((wording) => ({ ...wording, language: inUpperCase(wording.language) }));
}
