import { A_PASSWORD, aNewcomer, resetCode, SIGN_IN } from "../support/accounts";
import { Passerelle } from "../support/passerelle";

const ASK = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { validForMinutes } }`;

describe("somebody who guesses", () => {
  let passerelle: Passerelle;

  let stories = 0;
  /** Where a story's attempts come from, unless it says otherwise. */
  let here: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  beforeEach(() => {
    here = `198.51.100.${String((stories += 1))}`;
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  async function attempt(email: string, password: string, from = here) {
    const response = await passerelle.http.inject({
      method: "POST",
      url: "/graphql",
      remoteAddress: from,
      payload: { query: SIGN_IN, variables: { input: { email, password } } },
    });
    const { errors } = response.json<{ errors?: { extensions: Record<string, unknown> }[] }>();
    return {
      code: errors?.[0]?.extensions["code"] ?? "SIGNED_IN",
      wait: errors?.[0]?.extensions["retryAfterSeconds"],
      header: response.headers["retry-after"],
    };
  }

  it("has ten tries for an account in a quarter of an hour, from wherever, and the right password does not help", async () => {
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const { email } = await aNewcomer(passerelle, administrator, "ANALYST");
    for (let count = 1; count <= 10; count += 1)
      expect((await attempt(email, "wrong password", `192.0.2.${String(count)}`)).code).toBe(
        "UNAUTHENTICATED",
      );
    const stopped = await attempt(email, A_PASSWORD, "192.0.2.99");
    expect(stopped.code).toBe("RATE_LIMITED");
    expect(stopped.wait).toBeGreaterThan(800);
    expect(stopped.wait).toBeLessThanOrEqual(900);
    expect(stopped.header).toBe(String(stopped.wait));

    const later = Date.now() + 16 * 60_000;
    jest.spyOn(Date, "now").mockImplementation(() => later);
    expect((await attempt(email, A_PASSWORD)).code).toBe("SIGNED_IN");
  });

  it("is stopped the same way for an account that does not exist, however the address is written", async () => {
    for (let count = 0; count < 10; count += 1)
      await attempt(count % 2 ? "No.Body@Test.example" : "no.body@test.example", "wrong password");
    expect((await attempt(" NO.BODY@TEST.EXAMPLE", "wrong password")).code).toBe("RATE_LIMITED");
  });

  it("has fifty tries from one address over all accounts, and an IPv6 network is one address", async () => {
    const codes = [];
    for (let count = 0; count < 51; count += 1)
      codes.push(
        (await attempt(`list${String(count)}@test.example`, "x", `2001:db8:1:2::${String(count + 1)}`)).code,
      );
    expect(codes.slice(0, 50)).toEqual(new Array(50).fill("UNAUTHENTICATED"));
    expect(codes[50]).toBe("RATE_LIMITED");
    expect((await attempt("list1@test.example", "x", "2001:db8:1:3::1")).code).toBe("UNAUTHENTICATED");
  });

  it("gets no more tries by sending them all at once", async () => {
    const attempts = Array.from({ length: 20 }, () => attempt("at.once@test.example", "x"));
    const codes = (await Promise.all(attempts)).map(({ code }) => code);
    expect(codes.filter((code) => code === "UNAUTHENTICATED")).toHaveLength(10);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(10);
  });

  it("and the owner of the account starts anew after signing in, or with a new password", async () => {
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const { email } = await aNewcomer(passerelle, administrator, "ANALYST");
    for (let count = 0; count < 9; count += 1) await attempt(email, "wrong password");
    expect((await attempt(email, A_PASSWORD)).code).toBe("SIGNED_IN");
    for (let count = 0; count < 10; count += 1) await attempt(email, "wrong password");
    expect((await attempt(email, A_PASSWORD)).code).toBe("RATE_LIMITED");

    await passerelle.visitor.get(ASK, { input: { email } });
    await passerelle.application.jobs.start();
    const token = await resetCode(passerelle, email);
    await passerelle.visitor.get(
      `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { sessionsEnded } }`,
      { input: { token, password: A_PASSWORD } },
    );
    expect((await attempt(email, A_PASSWORD)).code).toBe("SIGNED_IN");
  });

  it("causes five mails an hour to one address, known or not", async () => {
    for (const email of ["someone@test.example", "nobody@test.example"]) {
      for (let count = 0; count < 5; count += 1) await passerelle.visitor.get(ASK, { input: { email } });
      const refusal = await passerelle.visitor.refusal(ASK, { input: { email } });
      expect(refusal.extensions.code).toBe("RATE_LIMITED");
    }
  });
});
