import type { Clock } from "../modules/shared/clock";
import type { Language } from "../modules/shared/language";
import type { Store } from "../persistence/store";
import type { BearerTokens, TokenClaims } from "./bearer-tokens";
import { ANONYMOUS, type HeldRole, Viewer } from "./viewer";

interface PersonRow {
  name: string;
  language: Language;
  isDemo: boolean;
  tokensValidFrom: Date | null;
  held: HeldRole[];
  counterparts: string[];
}

/** Knows whom a bearer token of another kind than ours belongs to; `undefined` when it is nobody's. */
export interface OtherTokens {
  viewerOf(token: string, identification: Identification): Promise<Viewer | undefined>;
}

/** How long an identified viewer is remembered; a revocation takes effect within it. */
const REMEMBERED_MS = 10_000;
const REMEMBERED_AT_MOST = 10_000;
/** A token longer than this was not made by anybody whom we know. */
const LONGEST_TOKEN = 8_192;

/** Turns a bearer token into a viewer with the roles that the person holds at this moment. */
export class Identification {
  private readonly remembered = new Map<string, { viewer: Viewer; until: number }>();
  /** Viewers that were read before the last `forget` are not remembered after it. */
  private generation = 0;

  constructor(
    private readonly tokens: BearerTokens,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly demoPeopleMaySignIn: boolean,
    private readonly otherTokens: readonly OtherTokens[] = [],
  ) {}

  /** No token is an anonymous visitor; a token that is not valid is nobody: `undefined`. */
  async identify(authorization: string | undefined): Promise<Viewer | undefined> {
    if (authorization === undefined || authorization === "") return ANONYMOUS;
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > LONGEST_TOKEN) return undefined;
    const now = this.clock.now().getTime();
    const known = this.remembered.get(token);
    if (known && known.until > now) return known.viewer;
    const { generation } = this;
    const viewer = await this.read(token);
    if (viewer && generation === this.generation) this.remember(token, viewer, now);
    return viewer;
  }

  /** Roles changed: the next request reads them anew on this node, within seconds on others. */
  forget(): void {
    this.generation += 1;
    this.remembered.clear();
  }

  /** A person without a session: somebody who signs in elsewhere. */
  viewerOf(personId: string): Promise<Viewer | undefined> {
    return this.viewerBy({ personId, sessionId: undefined, issuedAt: undefined });
  }

  /** The person and the session, or the moment of issue, of a token that is ours. */
  async viewerBy(
    claims: Omit<TokenClaims, "issuedAt"> & { issuedAt: Date | undefined },
  ): Promise<Viewer | undefined> {
    const { personId, sessionId, issuedAt } = claims;
    const [person] = await this.store.read<PersonRow>(
      "viewer",
      `select p.name, p.language, p.is_demo as "isDemo", p.tokens_valid_from as "tokensValidFrom",
              coalesce(json_agg(json_build_object('role', r.role, 'region', r.region,
                'organisationId', r.organisation_id, 'bodyId', r.body_id)) filter (where r.id is not null), '[]') as held,
              coalesce((select array_agg(distinct case i.seeker_id when own.id then i.candidate_id else i.seeker_id end)
                from unnest(array_agg(r.organisation_id)) own(id)
                join introduction i on i.state = 'ACCEPTED' and own.id in (i.seeker_id, i.candidate_id)), '{}') as counterparts
         from person p
         left join role_assignment r
           on r.person_id = p.id and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
        where p.id = $1 and p.deactivated_at is null
          and ($3::uuid is null or exists (
            select 1 from session s
             where s.id = $3 and s.person_id = p.id and s.ended_at is null and s.expires_at > $2))
        group by p.id`,
      [personId, this.clock.now(), sessionId ?? null],
    );
    if (!person || (person.isDemo && !this.demoPeopleMaySignIn)) return undefined;
    const { name, language, held, tokensValidFrom, counterparts } = person;
    // A session says itself whether it has ended; what has none must be younger than the last revocation.
    const isOutdated = sessionId === undefined && isBefore(issuedAt, tokensValidFrom);
    if (isOutdated) return undefined;
    return new Viewer(personId, name, language, held, { sessionId }, new Set(counterparts));
  }

  private async read(token: string): Promise<Viewer | undefined> {
    const claims = await this.tokens.claimsOf(token);
    if (claims) return this.viewerBy(claims);
    for (const others of this.otherTokens) {
      const viewer = await others.viewerOf(token, this);
      if (viewer) return viewer;
    }
    return undefined;
  }

  private remember(token: string, viewer: Viewer, now: number): void {
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(token, { viewer, until: now + REMEMBERED_MS });
  }
}

function isBefore(moment: Date | undefined, limit: Date | null): boolean {
  return moment !== undefined && limit !== null && moment.getTime() < limit.getTime();
}
