import { DEMO_TOKEN_SECRET, readConfiguration } from "../../../src/configuration";

const OIDC = {
  PASSERELLE_OIDC_ISSUER: "https://login.agency.example",
  PASSERELLE_OIDC_AUDIENCE: "passerelle",
};

describe("settings of a provider of identities", () => {
  it("are an issuer and an audience, with algorithms that need a private key", () => {
    expect(readConfiguration({}).openIdConnect).toBeUndefined();
    expect(readConfiguration(OIDC).openIdConnect).toEqual({
      issuer: "https://login.agency.example",
      audience: "passerelle",
      keysUrl: undefined,
      algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
      clockToleranceSeconds: 30,
    });
  });

  it("are refused when half of them is missing, in the clear, or with a shared secret", () => {
    const refused: [object, RegExp][] = [
      [{ PASSERELLE_OIDC_AUDIENCE: undefined }, /PASSERELLE_OIDC_AUDIENCE is required/],
      [{ PASSERELLE_OIDC_ISSUER: undefined }, /PASSERELLE_OIDC_ISSUER is required/],
      [
        { PASSERELLE_OIDC_ISSUER: "http://login.agency.example" },
        /PASSERELLE_OIDC_ISSUER must begin with https/,
      ],
      [
        { PASSERELLE_OIDC_JWKS_URL: "http://login.agency.example/keys" },
        /PASSERELLE_OIDC_JWKS_URL must begin/,
      ],
      [{ PASSERELLE_OIDC_ALGORITHMS: "RS256,HS256" }, /PASSERELLE_OIDC_ALGORITHMS/],
      [{ PASSERELLE_OIDC_ALGORITHMS: "none" }, /PASSERELLE_OIDC_ALGORITHMS/],
      [{ PASSERELLE_OIDC_CLOCK_TOLERANCE: "3600" }, /PASSERELLE_OIDC_CLOCK_TOLERANCE/],
    ];
    for (const [change, message] of refused)
      expect(() => readConfiguration({ ...OIDC, ...change })).toThrow(message);
  });

  it("may be in the clear on this machine, for trying out", () => {
    const { openIdConnect } = readConfiguration({ ...OIDC, PASSERELLE_OIDC_ISSUER: "http://127.0.0.1:9000" });
    expect(openIdConnect?.issuer).toBe("http://127.0.0.1:9000");
  });
});

describe("trusted proxies", () => {
  it("are addresses or networks", () => {
    const read = (list: string) => readConfiguration({ PASSERELLE_TRUSTED_PROXIES: list }).trustedProxies;
    expect(read("10.0.0.1, 192.168.0.0/16, ::1, fd00::/8")).toEqual([
      "10.0.0.1",
      "192.168.0.0/16",
      "::1",
      "fd00::/8",
    ]);
    for (const wrong of ["anything", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/x"])
      expect(() => read(wrong)).toThrow(/PASSERELLE_TRUSTED_PROXIES/);
  });
});

describe("secrets in production", () => {
  const RANDOM = "q3Vx8sPj1Lr0tZbW5nYd7Hk2MfGcUaEe";
  const production = (secrets: object) =>
    readConfiguration({ PASSERELLE_MODE: "production", PASSERELLE_ALLOW_EMBEDDED: "on", ...secrets });

  it("are let through when they are long and random", () => {
    const read = production({
      PASSERELLE_TOKEN_SECRET: RANDOM,
      PASSERELLE_AUDIT_SECRET: [...RANDOM].reverse().join(""),
    });
    expect(read.tokenSecret).toBe(RANDOM);
  });

  it.each([
    ["missing", {}, /TOKEN_SECRET is required/],
    ["short", { PASSERELLE_TOKEN_SECRET: RANDOM.slice(1) }, /TOKEN_SECRET must have at least 32/],
    ["the demo's", { PASSERELLE_TOKEN_SECRET: DEMO_TOKEN_SECRET }, /TOKEN_SECRET is the demo's/],
    [
      "an example's",
      { PASSERELLE_TOKEN_SECRET: "change-me-please-0123456789-abcdefgh" },
      /TOKEN_SECRET is an example's/,
    ],
    [
      "a short one of the audit log",
      { PASSERELLE_TOKEN_SECRET: RANDOM, PASSERELLE_AUDIT_SECRET: "short" },
      /PASSERELLE_AUDIT_SECRET/,
    ],
    [
      "the demo's for the audit log",
      { PASSERELLE_TOKEN_SECRET: RANDOM, PASSERELLE_AUDIT_SECRET: DEMO_TOKEN_SECRET },
      /AUDIT_SECRET is the demo's/,
    ],
    [
      "one for both",
      { PASSERELLE_TOKEN_SECRET: RANDOM, PASSERELLE_AUDIT_SECRET: RANDOM },
      /AUDIT_SECRET must be another/,
    ],
  ])("are refused at the start: %s", (_name, secrets, message) => {
    expect(() => production(secrets)).toThrow(message);
  });
});
