import { type Audit, type AuditResult, serverAudits } from "graphql-http";
import { Passerelle } from "../support/passerelle";

/**
 * The audits that ask for a `GET` without any header of its own. Such a request is what a page elsewhere can send
 * unasked, so it is refused unless it carries `GraphQL-Preflight`; with that header all of them pass.
 */
const REFUSED_AGAINST_FORGERY = ["5A70", "9C48", "D6D5", "6A70"];

type Fetch = typeof globalThis.fetch;

describe("GraphQL over HTTP", () => {
  let passerelle: Passerelle;
  let url: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    url = `${await passerelle.http.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
  });

  afterAll(async () => {
    expect(passerelle.internalErrors).toEqual([]);
    await passerelle.stop();
  });

  async function failures(fetchFn: Fetch): Promise<string[]> {
    const audits: Audit[] = serverAudits({ url, fetchFn });
    expect(audits).toHaveLength(61);
    const failed: AuditResult[] = [];
    for (const audit of audits) {
      const result = await audit.fn();
      if (result.status !== "ok") failed.push(result);
    }
    return failed.map(
      ({ id, name, status, ...rest }) => `${status} ${id} ${name} ${"reason" in rest ? rest.reason : ""}`,
    );
  }

  it("passes all 61 audits when requests carry the header against forgery", async () => {
    const withHeader: Fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...(init?.headers as object), "graphql-preflight": "1" } });
    expect(await failures(withHeader)).toEqual([]);
  });

  it("fails no audit that says MUST or SHOULD without that header", async () => {
    const failed = await failures(fetch);
    expect(failed.filter((line) => !REFUSED_AGAINST_FORGERY.some((id) => line.includes(id)))).toEqual([]);
    expect(failed.every((line) => line.startsWith("notice"))).toBe(true);
  });
});
