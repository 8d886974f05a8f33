import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "../graphql/request-context";

/** Proxies and clients that know no GraphQL read in `Retry-After` when to come again. */
export const retryAfterHeader: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        const errors = response.body.kind === "single" ? response.body.singleResult.errors : undefined;
        const waits = (errors ?? []).map(({ extensions }) => Number(extensions?.["retryAfterSeconds"]));
        const longest = Math.max(...waits.filter(Number.isFinite));
        if (Number.isFinite(longest)) response.http.headers.set("retry-after", String(longest));
        return Promise.resolve();
      },
    }),
};
