import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import type { FormattedExecutionResult, GraphQLSchema } from "graphql";
import { type Context, handleProtocols, makeServer, type Server } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { FormatError } from "../../graphql/errors";
import type { ReadLog } from "../../security/audit/read-log";
import type { Identification } from "../../security/identification";
import { networkOf } from "../../security/attempt-throttle";
import { bucketOwner } from "../limits/cost-meter";
import type { Gate } from "../limits/gate";
import { answerByHand } from "../answer-by-hand";
import { limitsOf } from "../limits/limits";
import { CLOSING, SocketSession } from "./socket-session";
import { type SubscriptionArgs, SubscriptionOperations } from "./subscription-operations";
import { isAllowedOrigin, TrustedProxies } from "./upgrade-request";

export interface SubscriptionOptions {
  readonly gate: Gate;
  readonly schema: GraphQLSchema;
  readonly identification: Identification;
  readonly formatError: FormatError;
  readonly readLog: ReadLog | undefined;
  readonly origins: readonly string[];
  readonly trustedProxies: readonly string[];
}

const PATH = "/graphql";

/** Takes web sockets at the API's address, for subscriptions alone. */
export function registerSubscriptions(app: FastifyInstance, options: SubscriptionOptions): void {
  const server = new SubscriptionServer(options);
  app.server.on("upgrade", (request, socket, head) => {
    server.upgrade(request, socket, head);
  });
  app.addHook("preClose", () => server.close());
}

class SubscriptionServer {
  private readonly sessions = new Set<SocketSession>();
  private readonly sockets: WebSocketServer;
  private readonly protocol: Server<SocketSession>;
  private readonly operations: SubscriptionOperations;
  private readonly proxies: TrustedProxies;
  private readonly lookAfter: NodeJS.Timeout;

  constructor(private readonly options: SubscriptionOptions) {
    const { gate, schema, formatError, readLog } = options;
    const { socketMessageBytes, socketCheckMs } = gate.limits.everyone;
    this.operations = new SubscriptionOperations(gate, schema, formatError, readLog);
    this.proxies = new TrustedProxies(options.trustedProxies);
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: socketMessageBytes,
      // A small compressed message may hold a large text.
      perMessageDeflate: false,
      handleProtocols,
    });
    this.protocol = this.makeProtocol();
    this.lookAfter = setInterval(() => {
      this.lookAfterSessions();
    }, socketCheckMs);
    this.lookAfter.unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    if ((request.url ?? "").split("?")[0] !== PATH) {
      answerByHand(socket, "404 Not Found", "NOT_FOUND", "There is no web socket at this address.");
      return;
    }
    if (!isAllowedOrigin(request, this.options.origins)) {
      answerByHand(
        socket,
        "403 Forbidden",
        "FORBIDDEN",
        "Pages of this origin may not open web sockets here.",
      );
      return;
    }
    const address = this.proxies.addressOf(request);
    if (this.isCrowded(address)) {
      answerByHand(
        socket,
        "429 Too Many Requests",
        "RATE_LIMITED",
        "Too many web sockets are open from this address.",
      );
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => {
      const { authorization, "accept-language": acceptLanguage } = request.headers;
      const sender = { authorization, acceptLanguage, address };
      this.serve(new SocketSession(opened, this.options.identification, sender));
    });
  }

  close(): Promise<void> {
    clearInterval(this.lookAfter);
    for (const session of this.sessions) {
      session.close(CLOSING.GOING_AWAY);
      // Somebody who does not say goodbye in turn holds nobody up.
      setTimeout(() => {
        session.socket.terminate();
      }, 500).unref();
    }
    this.sockets.close();
    return Promise.resolve();
  }

  private serve(session: SocketSession): void {
    const { socket } = session;
    this.sessions.add(session);
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => session.send(data),
        close: (code, reason) => {
          socket.close(code, reason);
        },
        onMessage: (take) => {
          socket.on("message", (data) => {
            take((data as Buffer).toString("utf8")).catch(() => {
              session.close(CLOSING.INVALID);
            });
          });
        },
      },
      session,
    );
    socket.once("close", (code, reason) => {
      this.sessions.delete(session);
      void closed(code, String(reason));
    });
  }

  private makeProtocol(): Server<SocketSession> {
    const { operations } = this;
    return makeServer<Record<string, unknown> | undefined, SocketSession>({
      schema: this.options.schema,
      connectionInitWaitTimeout: this.options.gate.limits.everyone.socketInitMs,
      onConnect: (context) => this.connect(context),
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        operations.open(extra, payload, Object.keys(subscriptions).length),
      subscribe: (args) => operations.subscribe(args as SubscriptionArgs),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) =>
        (errors ? { ...result, errors: operations.formatted(errors) } : result) as FormattedExecutionResult,
      onError: (_context, _id, _payload, errors) => operations.formatted(errors),
    });
  }

  private async connect({
    extra: session,
    connectionParams,
  }: Context<Record<string, unknown> | undefined, SocketSession>) {
    const sent = connectionParams?.["authorization"] ?? connectionParams?.["Authorization"];
    const authorization = typeof sent === "string" ? sent : session.sender.authorization;
    const isKnown = await session.identify(authorization).catch(() => undefined);
    if (isKnown === undefined) session.close(CLOSING.TRY_AGAIN);
    else if (!isKnown) session.close(CLOSING.UNAUTHENTICATED);
    else if (this.takePlace(session)) return true;
    else session.close(CLOSING.TOO_MANY);
    return false;
  }

  private takePlace(session: SocketSession): boolean {
    const { viewer, sender } = session;
    const owner = bucketOwner(viewer, sender.address);
    const open = [...this.sessions].filter((other) => other.owner === owner).length;
    if (open >= limitsOf(this.options.gate.limits, viewer).sockets) return false;
    session.owner = owner;
    return true;
  }

  private isCrowded(address: string): boolean {
    const network = networkOf(address);
    const open = [...this.sessions].filter(({ sender }) => networkOf(sender.address) === network).length;
    return open >= this.options.gate.limits.everyone.socketsPerAddress;
  }

  private lookAfterSessions(): void {
    for (const session of this.sessions) {
      session.ping();
      if (session.owner !== undefined) void session.stillHolds();
    }
  }
}
