import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A mail server on loopback that takes every mail and remembers its message id, as often as it comes. */
export class MailServer {
  readonly received: string[] = [];
  /** Replies to addresses that are not taken, such as «550 5.1.1 No such user». */
  readonly refused = new Map<string, string>();
  private readonly sockets = new Set<Socket>();
  private onMail: () => void = () => undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<MailServer> {
    const server = createServer();
    const mailServer = new MailServer(server);
    server.on("connection", (socket) => {
      mailServer.serve(socket);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return mailServer;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Resolves when so many mails have come. */
  async has(count: number): Promise<void> {
    while (this.received.length < count) await new Promise<void>((resolve) => (this.onMail = resolve));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => this.sockets.delete(socket));
    let unread = "";
    let letter: string[] | undefined;
    socket.write("220 test\r\n");
    socket.on("data", (data) => {
      const lines = (unread + data.toString("utf8")).split("\r\n");
      unread = lines.pop() ?? "";
      for (const line of lines) {
        if (letter === undefined) {
          if (line === "DATA") letter = [];
          socket.write(`${this.replyTo(line)}\r\n`);
        } else if (line !== ".") letter.push(line);
        else {
          this.take(letter);
          letter = undefined;
          socket.write("250 taken\r\n");
        }
      }
    });
  }

  private replyTo(line: string): string {
    if (line === "DATA") return "354 go on";
    if (line === "QUIT") return "221 bye";
    return this.refused.get(/^RCPT TO:<(.*)>/.exec(line)?.[1] ?? "") ?? "250 ok";
  }

  private take(letter: readonly string[]): void {
    const header = letter.find((line) => line.toLowerCase().startsWith("message-id:"));
    this.received.push(header?.slice("message-id:".length).trim() ?? "");
    this.onMail();
  }
}
