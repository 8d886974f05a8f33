import { parseOptions, verify } from "@node-rs/argon2";
import { normalEmail, emailProblems } from "../../../src/modules/accounts/email.rules";
import { passwordProblems } from "../../../src/modules/accounts/sign-in/password.rules";
import { PasswordHashing } from "../../../src/security/password-hashing";

const EMAIL = "nadia.desmedt@agency.example";

jest.mock("@node-rs/argon2", () => {
  const real = jest.requireActual<typeof import("@node-rs/argon2")>("@node-rs/argon2");
  return { ...real, verify: jest.fn(real.verify) };
});

describe("a password", () => {
  it("is any sentence of 12 to 200 characters", () => {
    for (const password of [
      "the heron waits",
      "twelve chars",
      "é".repeat(6) + "abcdef",
      "n".repeat(190) + "abcdefghij",
    ])
      expect(passwordProblems(password, EMAIL, "input.password")).toEqual([]);
  });

  it("is not too short, too long, obvious, of few characters, or the address", () => {
    const refused = [
      "",
      "eleven char",
      "abcde".repeat(41),
      "Password1234",
      "pass word 12-34",
      "MotDePasse123!",
      "Wachtwoord-123",
      "111111111111",
      "abababababab",
      EMAIL,
      EMAIL.toUpperCase(),
      "nadia.desmedt",
    ];
    for (const password of refused)
      expect(passwordProblems(password, EMAIL, "input.password")).toMatchObject([
        { field: "input.password" },
      ]);
  });

  it("counts as many characters as people see, not bytes or halves of surrogate pairs", () => {
    expect(passwordProblems("🦆🦢🐟🐸🪷🌊".repeat(1), EMAIL, "p")).toHaveLength(1);
    expect(passwordProblems("🦆🦢🐟🐸🪷🌊".repeat(2), EMAIL, "p")).toEqual([]);
  });

  it("is never repeated in a refusal", () => {
    for (const password of ["motdepasse123", "zz-secret-zz"])
      for (const { message } of passwordProblems(password, EMAIL, "p"))
        expect(message).not.toContain(password);
  });
});

describe("hashing", () => {
  const hashing = new PasswordHashing();

  it("recognises a password, and no other", async () => {
    const hash = await hashing.hash("the heron waits by the canal");
    expect(await hashing.matches(hash, "the heron waits by the canal")).toBe(true);
    expect(await hashing.matches(hash, "the heron waits by the Canal")).toBe(false);
    expect(await hashing.hash("the heron waits by the canal")).not.toBe(hash);
  });

  it("does the same work when there is no account, and says no", async () => {
    const hash = await hashing.hash("the heron waits by the canal");
    const compared = jest.mocked(verify);
    compared.mockClear();
    expect(await hashing.matches(hash, "a wrong password")).toBe(false);
    expect(await hashing.matches(undefined, "a wrong password")).toBe(false);
    const settings = compared.mock.calls.map(([stored]) => parseOptions(stored));
    expect(settings).toHaveLength(2);
    expect(settings[1]).toEqual(settings[0]);
  });
});

describe("an e-mail address", () => {
  it("has one spelling", () => {
    expect(normalEmail("  Nadia.DeSmedt@Agency.example ")).toBe(EMAIL);
    expect(normalEmail("ｎadia.desmedt@agency.example")).toBe(EMAIL);
  });

  it("is one address and no header", () => {
    for (const email of [EMAIL, "a+b@c.example", "é.k@straße.example"])
      expect(emailProblems(email, "email")).toEqual([]);
    const refused = [
      "",
      "a",
      "a@b",
      "a@b.",
      "@b.example",
      "a@b@c.example",
      "a b@c.example",
      "a@b.example,c@d.example",
    ];
    refused.push(
      "a@b.example\r\nBcc: c@d.example",
      "<a@b.example>",
      `${"a".repeat(65)}@b.example`,
      "a\u0000@b.example",
    );
    for (const email of refused) expect(emailProblems(email, "email")).toHaveLength(1);
  });
});
