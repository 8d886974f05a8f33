import type { Duplex } from "node:stream";
import type { ErrorCode } from "../modules/shared/domain-error";

/** Answers on a connection that carries no request of HTTP, with a refusal in the one format, and hangs up. */
export function answerByHand(socket: Duplex, status: string, code: ErrorCode, message: string): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`,
  );
}
