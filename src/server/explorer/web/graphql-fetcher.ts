import type { GraphiQLProps } from "graphiql";

type Fetcher = GraphiQLProps["fetcher"];
type Parameters_ = Parameters<Fetcher>[0];
type Headers_ = NonNullable<Parameters<Fetcher>[1]>["headers"];

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Sends operations as the owner of the token; a token that ran out is renewed once where that is possible. */
export function graphqlFetcher(
  token: string | undefined,
  renew?: () => Promise<string | undefined>,
): Fetcher {
  let current = token;
  return async (parameters, options) => {
    const answer = await post(parameters, current, options?.headers);
    if (!renew || !isUnauthenticated(answer)) return answer as never;
    current = await renew();
    return (await post(parameters, current, options?.headers)) as never;
  };
}

async function post(parameters: Parameters_, token: string | undefined, headers: Headers_): Promise<Answer> {
  const response = await send({
    method: "POST",
    headers: {
      Accept: "application/graphql-response+json, application/json",
      "Content-Type": "application/json",
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(headers as Record<string, string> | undefined),
    },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as Answer;
}

async function send(request: RequestInit): Promise<Response> {
  try {
    return await fetch("/graphql", request);
  } catch {
    throw new Error("The server does not answer. Is it still running?");
  }
}

function isUnauthenticated({ errors }: Answer): boolean {
  return errors?.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED") ?? false;
}
