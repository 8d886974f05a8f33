import type { Clock } from "../modules/shared/clock";
import type { Language } from "../modules/shared/language";
import type { Store } from "../persistence/store";
import type { BearerTokens } from "./bearer-tokens";
import { ANONYMOUS, type HeldRole, Viewer } from "./viewer";

interface PersonRow {
  name: string;
  language: Language;
  isDemo: boolean;
  held: HeldRole[];
}

/** How long an identified viewer is remembered; a revocation takes effect within it. */
const REMEMBERED_MS = 10_000;
const REMEMBERED_AT_MOST = 10_000;

/** Turns a bearer token into a viewer with the roles that the person holds at this moment. */
export class Identification {
  private readonly remembered = new Map<string, { viewer: Viewer; until: number }>();

  constructor(
    private readonly tokens: BearerTokens,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly demoPeopleMaySignIn: boolean,
  ) {}

  /** No token is an anonymous visitor; a token that is not valid is nobody: `undefined`. */
  async identify(authorization: string | undefined): Promise<Viewer | undefined> {
    if (authorization === undefined || authorization === "") return ANONYMOUS;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (token === undefined) return undefined;
    const now = this.clock.now().getTime();
    const known = this.remembered.get(token);
    if (known && known.until > now) return known.viewer;
    const viewer = await this.read(token);
    if (viewer) this.remember(token, viewer, now);
    return viewer;
  }

  /** Roles changed: the next request reads them anew on this node, within seconds on others. */
  forget(): void {
    this.remembered.clear();
  }

  private async read(token: string): Promise<Viewer | undefined> {
    const personId = await this.tokens.personOf(token);
    return personId === undefined ? undefined : this.viewerOf(personId);
  }

  async viewerOf(personId: string): Promise<Viewer | undefined> {
    const [person] = await this.store.read<PersonRow>(
      "viewer",
      `select p.name, p.language, p.is_demo as "isDemo",
              coalesce(json_agg(json_build_object('role', r.role, 'region', r.region,
                'organisationId', r.organisation_id, 'bodyId', r.body_id)) filter (where r.id is not null), '[]') as held
         from person p
         left join role_assignment r
           on r.person_id = p.id and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
        where p.id = $1 and p.deactivated_at is null
        group by p.id`,
      [personId, this.clock.now()],
    );
    if (!person || (person.isDemo && !this.demoPeopleMaySignIn)) return undefined;
    return new Viewer(personId, person.name, person.language, person.held);
  }

  private remember(token: string, viewer: Viewer, now: number): void {
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(token, { viewer, until: now + REMEMBERED_MS });
  }
}
