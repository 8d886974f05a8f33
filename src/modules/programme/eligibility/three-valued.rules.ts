/** True, false, or null where a missing fact could still decide. */
export type Truth = boolean | null;

/** False as soon as one is false. */
export function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

/** True as soon as one is true. */
export function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
