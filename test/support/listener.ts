import type { AddressInfo } from "node:net";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Caller } from "./caller";
import type { Passerelle } from "./passerelle";

/** Follows subscriptions over a web socket, as a front-end does. */
export class Listener {
  private constructor(private readonly client: Client) {}

  static async of(passerelle: Passerelle, { token }: Caller): Promise<Listener> {
    const { server } = passerelle.http;
    if (!server.listening) await passerelle.http.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.address() as AddressInfo;
    const client = createClient({
      url: `ws://127.0.0.1:${String(port)}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    return new Listener(client);
  }

  /** What comes, one by one; errors come as they are. */
  follow(query: string, variables: Record<string, unknown> = {}): AsyncIterableIterator<any> {
    return this.client.iterate({ query, variables });
  }

  async stop(): Promise<void> {
    await this.client.dispose();
  }
}
