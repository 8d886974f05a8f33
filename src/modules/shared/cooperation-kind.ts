/** Forms of agreement that the programme promotes: one list for needs, capabilities, applications and agreements. */
export const COOPERATION_KINDS = ["JOINT_RD", "TECHNOLOGY_TRANSFER", "JOINT_VENTURE", "BRANCH"] as const;
export type CooperationKind = (typeof COOPERATION_KINDS)[number];
