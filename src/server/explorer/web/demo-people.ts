/** A ready-made sign-in of the demo. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly organisation: string | null;
  readonly region: string | null;
  readonly token: string;
}

/** Everybody one can be in demo mode, with fresh tokens; nobody where the server has no such list. */
export async function loadDemoPeople(): Promise<readonly DemoPerson[]> {
  try {
    const response = await fetch("/demo/people", { headers: { Accept: "application/json" } });
    return response.ok ? ((await response.json()) as DemoPerson[]) : [];
  } catch {
    return [];
  }
}

/** Who is signed in at load: the one who reads both sides and may run every starter tab. */
export function firstPerson(people: readonly DemoPerson[]): DemoPerson | undefined {
  return people.find(({ roles, region }) => roles.includes("ADVISER") && region === "BRUSSELS") ?? people[0];
}

/** `Ada Byron (SME editor, Aquaferm SRL, Brussels)` */
export function describePerson({ name, roles, organisation, region }: DemoPerson): string {
  const details = [...roles.map(inWords), organisation, region && capitalised(region)].filter(Boolean);
  return details.length === 0 ? name : `${name} (${details.join(", ")})`;
}

function inWords(role: string): string {
  return role
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/^sme\b/, "SME");
}

function capitalised(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
