/** Groups of operations that a machine key may be given; whatever stands in no group is closed to keys. */
export const MACHINE_SCOPES = {
  CATALOGUE_READ: [
    "Query.node",
    "Query.nodes",
    "Query.organisation",
    "Query.organisations",
    "Query.need",
    "Query.needs",
    "Query.capability",
    "Query.capabilities",
    "Query.search",
    "Query.concept",
    "Query.concepts",
    "Query.bodies",
  ],
  SUGGESTIONS_READ: ["Query.suggestPartners"],
} as const satisfies Record<string, readonly string[]>;

export type MachineScope = keyof typeof MACHINE_SCOPES;

export function isWithinScopes(scopes: readonly MachineScope[], operation: string): boolean {
  return scopes.some((scope) => (MACHINE_SCOPES[scope] as readonly string[]).includes(operation));
}
