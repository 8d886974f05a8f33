import { resolve } from "node:path";
import { z } from "zod";
import { OperationalError } from "./modules/shared/operational-error";

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
  PASSERELLE_COMPILED_EXECUTION: flag.default(true).describe("runs operations compiled by graphql-jit"),
  PASSERELLE_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("warn")
    .describe("least level that is logged"),
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
  readonly compiledExecution: boolean;
  readonly logLevel: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
}

/** Reads and checks every setting; all problems are told at once. This is the only reader of `process.env`. */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const parsed = schema.safeParse(withoutEmpty(environment));
  if (!parsed.success) throw new OperationalError(describeProblems(parsed.error));
  const values = parsed.data;
  const problems =
    values.PASSERELLE_MODE === "production" ? productionProblems(values) : demoProblems(values);
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
    compiledExecution: values.PASSERELLE_COMPILED_EXECUTION,
    logLevel: values.PASSERELLE_LOG_LEVEL,
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

function productionProblems(values: Values): string[] {
  const problems: string[] = [];
  const secret = values.PASSERELLE_TOKEN_SECRET;
  if (secret === undefined) problems.push("PASSERELLE_TOKEN_SECRET is required in production.");
  else if (secret.length < 32) problems.push("PASSERELLE_TOKEN_SECRET must have at least 32 characters.");
  else if (secret === DEMO_TOKEN_SECRET)
    problems.push("PASSERELLE_TOKEN_SECRET is the demo's, which everybody knows; choose another.");
  if (values.DATABASE_URL === undefined && !values.PASSERELLE_ALLOW_EMBEDDED)
    problems.push(
      "DATABASE_URL is required in production, or PASSERELLE_ALLOW_EMBEDDED=on for the embedded database.",
    );
  return problems;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

function demoProblems(values: Values): string[] {
  if (values.HOST === undefined || LOOPBACK.has(values.HOST)) return [];
  return [
    `Demo mode has open sign-ins and listens on loopback only, not on HOST=${values.HOST}. Set PASSERELLE_MODE=production or leave HOST out.`,
  ];
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
