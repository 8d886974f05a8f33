const PREFIX = "passerelle.";

/** Tabs and history under names of our own: other tools with GraphiQL share `localhost:4000` and its store. */
export const pageStorage = {
  getItem: (key: string) => localStorage.getItem(PREFIX + key),
  setItem: (key: string, value: string) => {
    localStorage.setItem(PREFIX + key, value);
  },
  removeItem: (key: string) => {
    localStorage.removeItem(PREFIX + key);
  },
  get length() {
    return ownKeys().length;
  },
  clear: () => {
    for (const key of ownKeys()) localStorage.removeItem(key);
  },
};

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}
