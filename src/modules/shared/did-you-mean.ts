import Fuse from "fuse.js";

/** Up to three names close to what was typed, nearest first. Meant for lists of at most a few thousand names. */
export function didYouMean(typed: string, names: readonly string[]): string[] {
  if (typed.trim() === "" || typed.length > 100) return [];
  const fuse = new Fuse(names, { threshold: 0.4, ignoreLocation: true, includeScore: true });
  return fuse.search(typed, { limit: 3 }).map(({ item }) => item);
}

/** « Did you mean ONE or OTHER?», or nothing. */
export function didYouMeanSentence(suggestions: readonly string[]): string {
  return suggestions.length === 0
    ? ""
    : ` Did you mean ${suggestions.map((name) => `«${name}»`).join(" or ")}?`;
}
