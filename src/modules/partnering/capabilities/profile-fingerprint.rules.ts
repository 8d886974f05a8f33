import { createHash } from "node:crypto";
import type { Capability } from "./capability.entity";

type Told = Pick<
  Capability,
  "title" | "text" | "translations" | "sectors" | "cooperationKinds" | "readinessLevel" | "stage"
> & { readonly evidenced: boolean };

/**
 * What an organisation says it can do, as a digest that stays the same while nothing material changes: other words, a
 * capability more or less, a proof that came or went, other sectors, another maturity. Case, accents, punctuation, spaces
 * and the order of words are no material change, nor is the review of a summary.
 */
export function profileFingerprint(capabilities: readonly Told[]): string {
  const told = capabilities.map(toldBy).sort();
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url");
}

function toldBy(capability: Told): string {
  const { sectors, cooperationKinds, readinessLevel, stage, evidenced, translations } = capability;
  const texts = [capability, ...translations].flatMap(({ title, text }) => [title, text]);
  return JSON.stringify([
    [...new Set(texts.flatMap(wordsOf))].sort(),
    [...sectors].sort(),
    [...cooperationKinds].sort(),
    readinessLevel,
    stage,
    evidenced,
  ]);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
