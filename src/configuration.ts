import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { OperationalError } from "./modules/shared/operational-error";
import { limitsProblem } from "./server/limits/limits";
import { OPEN_ID_ALGORITHMS, type OpenIdConnectSettings } from "./security/open-id-connect";

/** Known to everybody who reads this file: refused in production. */
export const DEMO_TOKEN_SECRET = "passerelle-demo-secret-that-is-no-secret";

const flag = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((value) => value === "on" || value === "true" || value === "1");

const list = z.string().transform((value) =>
  value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

/** Every setting, once: its variable, its meaning, its default. The README's table is made from this. */
const settings = {
  PASSERELLE_MODE: z
    .enum(["demo", "production"])
    .default("demo")
    .describe("demo loads invented data and ready-made sign-ins and listens on loopback only"),
  HOST: z.string().optional().describe("address to listen on; default 127.0.0.1 in demo mode, else 0.0.0.0"),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4000)
    .describe("port to listen on; 0 takes a free one"),
  PASSERELLE_DATA_DIR: z
    .string()
    .default(".passerelle")
    .describe("folder of the embedded database and of files that the server keeps"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("PostgreSQL 15 or newer; without it the embedded database is used"),
  MIGRATION_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe("the tables' owner, for migrations; default DATABASE_URL"),
  PASSERELLE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(10)
    .describe("connections to PostgreSQL"),
  PASSERELLE_TOKEN_SECRET: z
    .string()
    .optional()
    .describe("secret of at least 32 characters that signs bearer tokens; required in production"),
  PASSERELLE_AUDIT_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe("secret that proves who wrote audit entries; keep it when the token secret changes"),
  PASSERELLE_ALLOW_EMBEDDED: flag
    .default(false)
    .describe(
      "production on the embedded database, which one process holds and which a power loss may damage",
    ),
  PASSERELLE_PUBLIC_CATALOGUE: flag
    .default(false)
    .describe("lets anonymous visitors read what anyone signed in may read"),
  PASSERELLE_ANONYMOUS_INTROSPECTION: flag
    .optional()
    .describe("introspection without signing in; default on in demo mode only"),
  PASSERELLE_ALLOWED_ORIGINS: list
    .default([])
    .describe("origins of front-ends, separated by commas, that may call from a browser"),
  PASSERELLE_LIMITS: z
    .string()
    .superRefine((text, context) => {
      const problem = limitsProblem(text);
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
    })
    .optional()
    .describe("other limits than the usual ones, such as depth=14,analysts.costCapacity=20000"),
  PASSERELLE_PERSISTED_DOCUMENTS: z
    .string()
    .optional()
    .describe('file of documents that front-ends send by their hash, as JSON {"hash": "document"}'),
  PASSERELLE_PERSISTED_ONLY: flag
    .default(false)
    .describe("executes no other documents than those of that file"),
  PASSERELLE_COMPILED_EXECUTION: flag.default(true).describe("runs operations compiled by graphql-jit"),
  PASSERELLE_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("warn")
    .describe("least level that is logged"),
  PASSERELLE_TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(isNetwork), "write addresses or networks such as 10.0.0.0/8")
    .default([])
    .describe(
      "addresses or networks of proxies, separated by commas, whose X-Forwarded-For is believed; attempts to sign in are counted by address",
    ),
  PASSERELLE_ACCOUNT_PAGES_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      "a front-end's pages for accounts; mails link to /invitation and /password below it, and carry the code alone without it",
    ),
  PASSERELLE_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("OpenID Connect provider whose bearer tokens are accepted, as it writes itself into them"),
  PASSERELLE_OIDC_AUDIENCE: z
    .string()
    .optional()
    .describe("audience that such a token must name; required with an issuer"),
  PASSERELLE_OIDC_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("the provider's keys; default: as its discovery document says"),
  PASSERELLE_OIDC_ALGORITHMS: list
    .pipe(z.array(z.enum(OPEN_ID_ALGORITHMS)).min(1))
    .default(["RS256", "PS256", "ES256", "EdDSA"])
    .describe(`signature algorithms, separated by commas, of ${OPEN_ID_ALGORITHMS.join(", ")}`),
  PASSERELLE_OIDC_CLOCK_TOLERANCE: z.coerce
    .number()
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe("seconds by which the provider's clock may differ from ours"),
  SMTP_URL: z.string().optional().describe("mail server; without it mails are written to the data folder"),
  PASSERELLE_MAIL_FROM: z
    .string()
    .default("Passerelle <no-reply@passerelle.example>")
    .describe("sender of mails"),
} as const;

const schema = z.object(settings);

export interface Configuration {
  readonly mode: "demo" | "production";
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  readonly poolSize: number;
  readonly tokenSecret: string;
  readonly auditSecret: string | undefined;
  readonly publicCatalogue: boolean;
  readonly anonymousIntrospection: boolean;
  readonly allowedOrigins: readonly string[];
  /** What is said of limits, as it is written in the setting. */
  readonly limits: string | undefined;
  readonly persistedDocuments: string | undefined;
  readonly persistedOnly: boolean;
  readonly compiledExecution: boolean;
  readonly logLevel: string;
  readonly trustedProxies: readonly string[];
  readonly accountPagesUrl: string | undefined;
  readonly openIdConnect: OpenIdConnectSettings | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
}

/**
 * Reads and checks every setting; all problems are told at once. This is the only reader of `process.env`. What the
 * command line says goes before.
 */
export function readConfiguration(
  environment: NodeJS.ProcessEnv = process.env,
  commandLine: NodeJS.ProcessEnv = {},
): Configuration {
  const parsed = schema.safeParse({ ...withoutEmpty(environment), ...withoutEmpty(commandLine) });
  if (!parsed.success) throw new OperationalError(describeProblems(parsed.error));
  const values = parsed.data;
  const problems = [
    ...(values.PASSERELLE_MODE === "production" ? productionProblems(values) : demoProblems(values)),
    ...openIdProblems(values),
    ...persistedProblems(values),
  ];
  if (problems.length > 0) throw new OperationalError(problems.join("\n"));
  const demo = values.PASSERELLE_MODE === "demo";
  return {
    mode: values.PASSERELLE_MODE,
    host: values.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    port: values.PORT,
    dataFolder: resolve(values.PASSERELLE_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    migrationDatabaseUrl: values.MIGRATION_DATABASE_URL ?? values.DATABASE_URL,
    poolSize: values.PASSERELLE_POOL_SIZE,
    tokenSecret: values.PASSERELLE_TOKEN_SECRET ?? DEMO_TOKEN_SECRET,
    auditSecret: values.PASSERELLE_AUDIT_SECRET,
    publicCatalogue: values.PASSERELLE_PUBLIC_CATALOGUE,
    anonymousIntrospection: values.PASSERELLE_ANONYMOUS_INTROSPECTION ?? demo,
    allowedOrigins: values.PASSERELLE_ALLOWED_ORIGINS,
    limits: values.PASSERELLE_LIMITS,
    persistedDocuments: values.PASSERELLE_PERSISTED_DOCUMENTS,
    persistedOnly: values.PASSERELLE_PERSISTED_ONLY,
    compiledExecution: values.PASSERELLE_COMPILED_EXECUTION,
    logLevel: values.PASSERELLE_LOG_LEVEL,
    trustedProxies: values.PASSERELLE_TRUSTED_PROXIES,
    accountPagesUrl: values.PASSERELLE_ACCOUNT_PAGES_URL,
    openIdConnect: openIdOf(values),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.PASSERELLE_MAIL_FROM,
  };
}

/** Variable, meaning and default of every setting, for `config check` and the README. */
export function describeSettings(): { variable: string; meaning: string; default: string }[] {
  return Object.entries(settings).map(([variable, setting]) => ({
    variable,
    meaning: setting.description ?? "",
    default: String(setting.safeParse(undefined).data ?? "none"),
  }));
}

type Values = z.infer<typeof schema>;

function persistedProblems(values: Values): string[] {
  if (!values.PASSERELLE_PERSISTED_ONLY || values.PASSERELLE_PERSISTED_DOCUMENTS !== undefined) return [];
  return [
    "PASSERELLE_PERSISTED_ONLY needs a list: name its file in PASSERELLE_PERSISTED_DOCUMENTS, or with serve --persisted-documents.",
  ];
}

function productionProblems(values: Values): string[] {
  const problems: string[] = [];
  const { PASSERELLE_TOKEN_SECRET: secret, PASSERELLE_AUDIT_SECRET: auditSecret } = values;
  if (secret === undefined) problems.push("PASSERELLE_TOKEN_SECRET is required in production.");
  else problems.push(...secretProblems("PASSERELLE_TOKEN_SECRET", secret));
  if (auditSecret !== undefined) problems.push(...secretProblems("PASSERELLE_AUDIT_SECRET", auditSecret));
  if (secret !== undefined && secret === auditSecret)
    problems.push("PASSERELLE_AUDIT_SECRET must be another secret than PASSERELLE_TOKEN_SECRET.");
  if (values.DATABASE_URL === undefined && !values.PASSERELLE_ALLOW_EMBEDDED)
    problems.push(
      "DATABASE_URL is required in production, or PASSERELLE_ALLOW_EMBEDDED=on for the embedded database.",
    );
  return problems;
}

const SHORTEST_SECRET = 32;
/** What examples and tutorials write where a secret belongs. */
const PLACEHOLDER = /change[-_ ]?(me|this)|replace[-_ ]?(me|this)|your[-_ ]?secret/i;

function secretProblems(name: string, secret: string): string[] {
  if (secret.length < SHORTEST_SECRET)
    return [`${name} must have at least ${String(SHORTEST_SECRET)} characters.`];
  if (secret === DEMO_TOKEN_SECRET) return [`${name} is the demo's, which everybody knows; choose another.`];
  if (PLACEHOLDER.test(secret))
    return [`${name} is an example's; take a random one, such as from openssl rand -base64 48.`];
  return [];
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

function demoProblems(values: Values): string[] {
  if (values.HOST === undefined || LOOPBACK.has(values.HOST)) return [];
  return [
    `Demo mode has open sign-ins and listens on loopback only, not on HOST=${values.HOST}. Set PASSERELLE_MODE=production or leave HOST out.`,
  ];
}

function openIdOf(values: Values): OpenIdConnectSettings | undefined {
  const { PASSERELLE_OIDC_ISSUER: issuer, PASSERELLE_OIDC_AUDIENCE: audience } = values;
  if (issuer === undefined || audience === undefined) return undefined;
  return {
    issuer,
    audience,
    keysUrl: values.PASSERELLE_OIDC_JWKS_URL,
    algorithms: values.PASSERELLE_OIDC_ALGORITHMS,
    clockToleranceSeconds: values.PASSERELLE_OIDC_CLOCK_TOLERANCE,
  };
}

/** Keys that travel in the clear could be anybody's: https, save on this machine. */
function openIdProblems(values: Values): string[] {
  const { PASSERELLE_OIDC_ISSUER: issuer, PASSERELLE_OIDC_AUDIENCE: audience } = values;
  const problems: string[] = [];
  if (issuer !== undefined && audience === undefined)
    problems.push("PASSERELLE_OIDC_AUDIENCE is required with PASSERELLE_OIDC_ISSUER.");
  if (issuer === undefined && audience !== undefined)
    problems.push("PASSERELLE_OIDC_ISSUER is required with PASSERELLE_OIDC_AUDIENCE.");
  for (const variable of ["PASSERELLE_OIDC_ISSUER", "PASSERELLE_OIDC_JWKS_URL"] as const)
    if (isInTheClear(values[variable])) problems.push(`${variable} must begin with https://.`);
  return problems;
}

function isInTheClear(address: string | undefined): boolean {
  if (address === undefined) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !LOOPBACK.has(hostname.replace(/^\[|\]$/g, ""));
}

function isNetwork(proxy: string): boolean {
  const [address = "", bits, ...rest] = proxy.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
}

function describeProblems(error: z.ZodError): string {
  return error.issues
    .map((issue) => `The setting ${issue.path.join(".")} is not usable: ${issue.message}.`)
    .join("\n");
}
