import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits: nobody guesses one, so a fast hash keeps it well enough. */
const TOKEN_BYTES = 32;

/** A secret to hand out once; only its hash is kept. */
export function newOpaqueToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** In the same time wherever the two differ. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Tells two e-mail addresses apart without naming either, in counts and in the audit log. */
export class EmailPseudonyms {
  constructor(private readonly secret: string) {}

  of(email: string): string {
    return createHmac("sha256", this.secret).update(`email:${email}`).digest("base64url").slice(0, 32);
  }
}
