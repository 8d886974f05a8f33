import { newOpaqueToken } from "./opaque-token";

const PATTERN = /^pk_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{43})$/;

export interface MachineKeyToken {
  readonly keyId: string;
  readonly secret: string;
}

/** `pk_`, the key's identifier in 32 hexadecimal digits, and its secret: what a program sends as bearer token. */
export function writeMachineKey({ keyId, secret }: MachineKeyToken): string {
  return `pk_${keyId.replaceAll("-", "")}${secret}`;
}

export function readMachineKey(token: string): MachineKeyToken | undefined {
  const [, a, b, c, d, e, secret] = PATTERN.exec(token) ?? [];
  if (secret === undefined) return undefined;
  return { keyId: [a, b, c, d, e].join("-"), secret };
}

export function newMachineSecret(): string {
  return newOpaqueToken();
}
