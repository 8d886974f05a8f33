import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import type { Language } from "../modules/shared/language";
import type { Region } from "../modules/shared/region";
import type { Actor } from "../persistence/store";
import type { MachineScope } from "./machine-scope";
import { CATALOGUE_ROLES, type Role } from "./role";

/** A role as it is held now. */
export interface HeldRole {
  readonly role: Role;
  readonly region: Region | null;
  readonly organisationId: string | null;
  readonly bodyId: string | null;
}

/** What the viewer showed to be let in. */
export interface Credential {
  /** The session of a local account. */
  readonly sessionId?: string | undefined;
  /** What a machine key may call; people are not limited so. */
  readonly scopes?: readonly MachineScope[];
}

/** Who is asking. An anonymous visitor has no person and no roles. */
export class Viewer {
  readonly roles: ReadonlySet<Role>;
  /** Reads what advisers may read: the internal index and every level-1 field. */
  readonly readsCatalogue: boolean;
  /** Sides of the programme for which the viewer reads the catalogue; none for somebody who works for both. */
  private readonly sides: ReadonlySet<Region>;

  constructor(
    /** The person, or the machine: whoever stands in the audit log. */
    readonly personId: string | null,
    readonly name: string | null,
    readonly language: Language | null,
    readonly held: readonly HeldRole[],
    readonly credential: Credential = {},
    /** Organisations that have accepted an introduction to one of the viewer's own, as these have. */
    readonly counterparts: ReadonlySet<string> = new Set(),
  ) {
    this.roles = new Set(held.map(({ role }) => role));
    this.readsCatalogue = CATALOGUE_ROLES.some((role) => this.roles.has(role));
    this.sides = new Set(
      held.flatMap(({ role, region }) => (CATALOGUE_ROLES.includes(role) && region ? [region] : [])),
    );
  }

  get isSignedIn(): boolean {
    return this.personId !== null;
  }

  get actor(): Actor {
    return { personId: this.personId, roles: [...this.roles] };
  }

  /** Organisations that the viewer belongs to. */
  get organisationIds(): string[] {
    return [...new Set(this.held.flatMap(({ organisationId }) => organisationId ?? []))];
  }

  belongsTo(organisationId: string): boolean {
    return this.held.some((held) => held.organisationId === organisationId);
  }

  /** Reads names and the organisation's own words (level 1), and so knows that it exists. */
  mayKnow(organisationId: string): boolean {
    return this.readsCatalogue || this.belongsTo(organisationId) || this.counterparts.has(organisationId);
  }

  /**
   * Whether what the viewer reads of an organisation there crosses the border: by a role of the other side, or of no
   * side. An organisation in neither region is on nobody's other side.
   */
  readsAcross(region: Region | null): boolean {
    return this.readsCatalogue && region !== null && !this.sides.has(region);
  }

  edits(organisationId: string): boolean {
    return this.held.some((held) => held.role === "SME_EDITOR" && held.organisationId === organisationId);
  }

  /** Whether the role is held for this side of the programme, or for both. */
  holds(role: Role, side: Region): boolean {
    return this.held.some((held) => held.role === role && (held.region === null || held.region === side));
  }

  /** An adviser's files are those of its region; an organisation in neither region is anyone's. */
  advises(subject: DisclosureSubject): boolean {
    return this.held.some(
      (held) =>
        held.role === "ADVISER" &&
        (subject.organisationRegion === null || held.region === subject.organisationRegion),
    );
  }

  /** The organisation's editors and the advisers of its region change its profile, needs and capabilities. */
  mayEdit(subject: DisclosureSubject): boolean {
    return this.edits(subject.organisationId) || this.advises(subject);
  }
}

export const ANONYMOUS = new Viewer(null, null, null, []);
