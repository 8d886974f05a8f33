import type { SharedLink } from "./shared-link";

const files = import.meta.glob<string>("../tabs/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

const starterTabs = Object.keys(files)
  .sort()
  .map((path) => ({ query: files[path] ?? "" }));

/** What a first visit opens: a shared operation in a tab of its own, then the starter tabs. */
export function firstTabs(shared: SharedLink | undefined): { query: string; variables?: string }[] {
  if (!shared) return starterTabs;
  const { query, variables } = shared;
  return [variables === undefined ? { query } : { query, variables }, ...starterTabs];
}
