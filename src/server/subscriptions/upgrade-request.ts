import type { IncomingMessage } from "node:http";
import { BlockList, isIPv4, isIPv6 } from "node:net";

/** A page elsewhere may not open a web socket in a visitor's name; programs send no origin. */
export function isAllowedOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Addresses and networks of proxies that are believed. */
export class TrustedProxies {
  private readonly list = new BlockList();

  constructor(addresses: readonly string[]) {
    for (const entry of addresses) {
      const [address = "", bits] = entry.split("/");
      if (!isIPv4(address) && !isIPv6(address)) continue;
      const family = isIPv4(address) ? "ipv4" : "ipv6";
      if (bits === undefined) this.list.addAddress(address, family);
      else this.list.addSubnet(address, Number(bits), family);
    }
  }

  /** The caller's address: the last one in the chain that is no proxy of ours. */
  addressOf({ socket, headers }: IncomingMessage): string {
    const forwarded = String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    let address = socket.remoteAddress ?? "";
    while (forwarded.length > 0 && this.isTrusted(address)) address = forwarded.pop() ?? address;
    return address;
  }

  private isTrusted(address: string): boolean {
    const plain = address.replace(/^::ffff:/, "");
    if (isIPv4(plain)) return this.list.check(plain, "ipv4");
    return isIPv6(plain) && this.list.check(plain, "ipv6");
  }
}
