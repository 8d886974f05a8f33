import { hash, verify } from "@node-rs/argon2";
import { newOpaqueToken } from "./opaque-token";

/**
 * The first of the equal settings for argon2id in the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
 * The package hashes with argon2id when no other algorithm is named.
 */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes passwords, and compares in the same time whether there is something to compare with or not. */
export class PasswordHashing {
  /** The hash of a password that nobody has. */
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(sameCharacters(password), ARGON2ID);
  }

  /** Without a hash (no such account, or one without a password) the same work is done, and the answer is no. */
  async matches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    // Awaited on every path: the first caller pays for it whoever is asked for.
    const decoy = await (this.decoy ??= this.hash(newOpaqueToken()));
    const matches = await verify(passwordHash ?? decoy, sameCharacters(password));
    return matches && typeof passwordHash === "string";
  }
}

/** Keyboards compose «é» in two ways; one password is one password. */
function sameCharacters(password: string): string {
  return password.normalize("NFKC");
}
