/** What tells who an organisation is, as far as it is known, and the words that tell nothing because everybody uses them. */
export interface Identity {
  /** Legal and trade names. */
  readonly names: readonly string[];
  /** Of the enterprise and its establishments, digits alone. */
  readonly numbers: readonly string[];
  readonly website: string | null;
  readonly contacts: readonly {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  }[];
  /** Streets and municipalities. */
  readonly places: readonly string[];
  /** Words in lower case, without accents. */
  readonly commonWords: ReadonlySet<string>;
}

/** What a passage may betray. */
export const BETRAYALS = ["NAME", "NUMBER", "MAIL", "WEB", "PHONE", "CONTACT", "PLACE"] as const;
export type BetrayalKind = (typeof BETRAYALS)[number];
