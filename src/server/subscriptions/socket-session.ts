import type { WebSocket } from "ws";
import type { Identification } from "../../security/identification";
import { ANONYMOUS, type Viewer } from "../../security/viewer";
import type { Sender } from "../limits/gate";

/** Reasons for closing a web socket, in the numbers that the protocol leaves to servers. */
export const CLOSING = {
  INVALID: [4400, "The message cannot be read."],
  UNAUTHENTICATED: [4401, "The bearer token is not valid or has expired."],
  RIGHTS_CHANGED: [4401, "Your roles have changed. Connect again."],
  FORBIDDEN: [4403, "Connect with another token."],
  TOO_MANY: [4429, "You have too many open web sockets. Close one first."],
  TOO_SLOW: [4408, "The messages are not taken up."],
  TRY_AGAIN: [1013, "Try again in a few seconds."],
  GOING_AWAY: [1001, "The server is stopping. Connect again."],
} as const;

/** What waits for a slow reader at most. */
const MOST_WAITING_BYTES = 1_000_000;

/** One web socket and whoever speaks on it. */
export class SocketSession {
  viewer: Viewer = ANONYMOUS;
  /** Whose it is in the count of open web sockets. */
  owner: string | undefined;
  private hasAnswered = true;

  constructor(
    readonly socket: WebSocket,
    private readonly identification: Identification,
    public sender: Sender,
  ) {
    socket.on("pong", () => {
      this.hasAnswered = true;
    });
    // A broken frame or an oversized message closes the socket by itself.
    socket.on("error", () => {
      socket.terminate();
    });
  }

  close([code, reason]: readonly [code: number, reason: string]): void {
    this.socket.close(code, reason);
  }

  send(data: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return Promise.resolve();
    if (this.socket.bufferedAmount > MOST_WAITING_BYTES) {
      this.close(CLOSING.TOO_SLOW);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.socket.send(data, () => {
        resolve();
      });
    });
  }

  /** Who the token belongs to; `false` when it is nobody's. */
  async identify(authorization: string | undefined): Promise<boolean> {
    const viewer = await this.identification.identify(authorization);
    if (!viewer) return false;
    this.sender = { ...this.sender, authorization };
    this.viewer = viewer;
    return true;
  }

  /** Whether the viewer may still do what it might when it connected; the socket is closed when not. */
  async stillHolds(): Promise<boolean> {
    const reason = await this.reasonToClose();
    if (reason) this.close(reason);
    return reason === undefined;
  }

  /** Somebody who went away without a word is noticed at the second look. */
  ping(): void {
    if (!this.hasAnswered) {
      this.socket.terminate();
      return;
    }
    this.hasAnswered = false;
    this.socket.ping();
  }

  private async reasonToClose() {
    try {
      const viewer = await this.identification.identify(this.sender.authorization);
      if (!viewer) return CLOSING.UNAUTHENTICATED;
      return rightsOf(viewer) === rightsOf(this.viewer) ? undefined : CLOSING.RIGHTS_CHANGED;
    } catch {
      // Nobody can say whether the token still holds: better to begin anew than to go on.
      return CLOSING.TRY_AGAIN;
    }
  }
}

function rightsOf({ personId, held, credential }: Viewer): string {
  const roles = held.map((one) => JSON.stringify([one.role, one.region, one.organisationId, one.bodyId]));
  return JSON.stringify([personId, roles.sort(), credential.scopes ?? null]);
}
