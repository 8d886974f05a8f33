import type { FactUsed, ProjectFacts, RuleResult } from "./eligibility";

/** The project aims at joint research and development, a transfer of technology and expertise, or a mixed company or branch. */
export function natureRule(project: ProjectFacts | null): RuleResult {
  if (project === null)
    return {
      rule: "NATURE",
      outcome: "UNDETERMINED",
      reason: "NO_PROJECT",
      facts: [],
      missing: [{ fact: "PROJECT", of: null }],
    };
  const facts = projectFacts(project);
  if (project.cooperationKinds.length > 0)
    return { rule: "NATURE", outcome: "PASS", reason: "AGREEMENT_SOUGHT", facts, missing: [] };
  if (project.intermediarySearch === "SOLE_AIM")
    return { rule: "NATURE", outcome: "FAIL", reason: "NO_AGREEMENT_SOUGHT", facts, missing: [] };
  const missing = [{ fact: "COOPERATION_KINDS", of: null } as const];
  return { rule: "NATURE", outcome: "UNDETERMINED", reason: "KINDS_UNKNOWN", facts, missing };
}

/** A simple, unilateral search by or for an importer, agent or distributor is excluded when it is the sole aim; mixed aims pass. */
export function exclusionRule(project: ProjectFacts | null): RuleResult {
  if (project === null)
    return {
      rule: "EXCLUSION",
      outcome: "UNDETERMINED",
      reason: "NO_PROJECT",
      facts: [],
      missing: [{ fact: "PROJECT", of: null }],
    };
  const facts = projectFacts(project);
  const { cooperationKinds, intermediarySearch } = project;
  if (intermediarySearch === "SOLE_AIM" && cooperationKinds.length === 0)
    return { rule: "EXCLUSION", outcome: "FAIL", reason: "ONLY_INTERMEDIARY", facts, missing: [] };
  if (cooperationKinds.length > 0)
    return {
      rule: "EXCLUSION",
      outcome: "PASS",
      reason: intermediarySearch === null || intermediarySearch === "NONE" ? "NOT_EXCLUDED" : "MIXED_AIMS",
      facts,
      missing: [],
    };
  const missing = [{ fact: "COOPERATION_KINDS", of: null } as const];
  return { rule: "EXCLUSION", outcome: "UNDETERMINED", reason: "KINDS_UNKNOWN", facts, missing };
}

function projectFacts({ source, cooperationKinds, intermediarySearch }: ProjectFacts): FactUsed[] {
  return [
    { name: "cooperationKinds", value: cooperationKinds.join(", ") || "none", source, date: null },
    ...(intermediarySearch === null
      ? []
      : [{ name: "intermediarySearch", value: intermediarySearch, source, date: null }]),
  ];
}
