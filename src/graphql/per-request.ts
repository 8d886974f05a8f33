import type { RequestContext } from "./request-context";

/** How often a request has begun anew; see `beginAnew`. */
const beginnings = new WeakMap<RequestContext, number>();

/** Makes something once per request: a loader that forgets when the answer is sent. */
export function perRequest<T>(make: (context: RequestContext) => T): (context: RequestContext) => T {
  const made = new WeakMap<RequestContext, { readonly value: T; readonly beginning: number }>();
  return (context) => {
    const beginning = beginnings.get(context) ?? 0;
    const known = made.get(context);
    if (known?.beginning === beginning) return known.value;
    const value = make(context);
    made.set(context, { value, beginning });
    return value;
  };
}

/** After a change nothing that was loaded before it is shown: an operation may make several, one after the other. */
export function beginAnew(context: RequestContext): void {
  beginnings.set(context, (beginnings.get(context) ?? 0) + 1);
}
