/** An operation that came in the address of the page. */
export interface SharedLink {
  readonly query: string;
  readonly variables: string | undefined;
}

/** Reads the operation and takes it out of the address: a reload must not open it a second time. */
export function takeSharedLink(): SharedLink | undefined {
  const parameters = new URLSearchParams(window.location.search);
  const query = parameters.get("query");
  if (!query?.trim()) return undefined;
  window.history.replaceState(null, "", window.location.pathname);
  return { query, variables: readable(parameters.get("variables")) };
}

/** The address that opens an operation on this server. */
export function linkTo(query: string, variables: string): string {
  const address = new URL(window.location.pathname, window.location.origin);
  address.searchParams.set("query", query);
  if (variables.trim()) address.searchParams.set("variables", variables);
  return address.href;
}

function readable(variables: string | null): string | undefined {
  if (!variables?.trim()) return undefined;
  try {
    return JSON.stringify(JSON.parse(variables), null, 2);
  } catch {
    return variables;
  }
}
