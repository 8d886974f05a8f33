import type { DataSource } from "typeorm";
import type { Caller, GraphqlError } from "./caller";

let made = 0;

/** The document of a mutation that takes one input, named after it by the convention of the schema. */
export function mutation(name: string, selection: string): string {
  const input = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${name}(input: $input) { ${selection} } }`;
}

/** Runs one mutation and returns its payload. */
export async function carryOut(caller: Caller, name: string, selection: string, input: object): Promise<any> {
  const data = await caller.get(mutation(name, selection), { input });
  return data[name];
}

/** The refusal of one mutation. */
export function refusalOf(caller: Caller, name: string, input: object): Promise<GraphqlError> {
  return caller.refusal(mutation(name, "__typename"), { input });
}

const TABLES = [
  "organisation",
  "establishment",
  "contact",
  "financial_year",
  "owner",
  "activity_code",
  "need",
  "requirement",
  "capability",
  "evidence",
  "suggestion_verdict",
  "audit_entry",
  "change_feed",
  "idempotency_key",
  "outbox_mail",
];

/** How many rows every table has and what all versions add up to: the same before and after a refusal. */
export async function rowsWritten(database: Pick<DataSource, "query">): Promise<unknown> {
  const counts = TABLES.map((table) => `(select count(*) from ${table})::int as ${table}`).join(", ");
  return database.query(`select ${counts}, (select sum(version) from organisation)::int as versions`);
}

/** A refusal in a sentence of a reasonable length that names its field. */
export function badInputAt(field: string): object {
  return {
    message: expect.stringMatching(/^.{10,500}[.?…]$/s),
    extensions: { code: "BAD_USER_INPUT", field },
  };
}

export async function versionOf(caller: Caller, id: string): Promise<number> {
  const { node } = await caller.get(
    `query ($id: ID!) {
      node(id: $id) { ... on Organisation { version } ... on Need { version } ... on Capability { version } }
    }`,
    { id },
  );
  return node.version as number;
}

/** A Belgian enterprise number that no other test has: the check digits follow from the first eight. */
export function anEnterpriseNumber(): string {
  const first = String(19_000_000 + (made += 1)).slice(0, 8);
  const check = 97 - (Number(first) % 97);
  return `${first}${String(check).padStart(2, "0")}`;
}

export function aQuebecNumber(): string {
  return `11${String(90_000_000 + (made += 1))}`;
}

export interface OrganisationWishes {
  readonly legalName?: string;
  readonly declaredSectors?: readonly string[];
}

/** Enters an organisation with one place of business, as the adviser of its region would; returns its global id. */
export async function aBrusselsOrganisation(
  adviser: Caller,
  wishes: OrganisationWishes = {},
): Promise<string> {
  const id = await enter(adviser, {
    register: "KBO",
    registryNumber: anEnterpriseNumber(),
    legalName: "Zennewater SRL",
    ...wishes,
  });
  await place(adviser, id, { country: "BE", postCode: "1070", municipality: "Anderlecht" });
  return id;
}

export async function aQuebecOrganisation(adviser: Caller, wishes: OrganisationWishes = {}): Promise<string> {
  const id = await enter(adviser, {
    register: "REQ",
    registryNumber: aQuebecNumber(),
    legalName: "Filtrebois inc.",
    ...wishes,
  });
  await place(adviser, id, {
    country: "CA",
    postCode: "H2X 1Y4",
    municipality: "Montréal",
    administrativeRegion: "06",
  });
  return id;
}

async function enter(adviser: Caller, input: object): Promise<string> {
  const { createOrganisation } = await adviser.get(
    `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id } } }`,
    { input },
  );
  return createOrganisation.organisation.id as string;
}

async function place(adviser: Caller, organisationId: string, address: object): Promise<void> {
  await adviser.get(
    `mutation ($input: AddEstablishmentInput!) { addEstablishment(input: $input) { organisation { region } } }`,
    { input: { organisationId, kind: "SEAT", ...address } },
  );
}

export interface TextWishes {
  readonly language?: string;
  readonly title?: string;
  readonly text?: string;
  readonly summary?: string | null;
  readonly [field: string]: unknown;
}

/** Adds a capability whose summary is not cleared; returns its global id. */
export async function aCapability(
  editor: Caller,
  organisationId: string,
  wishes: TextWishes = {},
): Promise<string> {
  const input = {
    organisationId,
    language: "EN",
    title: "Membrane filtration skids",
    text: "We build compact membrane filtration skids for industrial wastewater.",
    ...wishes,
  };
  const { addCapability } = await editor.get(
    `mutation ($input: AddCapabilityInput!) { addCapability(input: $input) { capability { id } } }`,
    { input },
  );
  return addCapability.capability.id as string;
}

/** Adds a need as a draft; returns its global id. */
export async function aDraftNeed(
  editor: Caller,
  organisationId: string,
  wishes: TextWishes = {},
): Promise<string> {
  const input = {
    organisationId,
    language: "EN",
    title: "Cleaner wastewater",
    text: "We look for membrane filtration of our industrial wastewater.",
    summary: "A firm looks for membrane filtration of wastewater.",
    ...wishes,
  };
  const { addNeed } = await editor.get(
    `mutation ($input: AddNeedInput!) { addNeed(input: $input) { need { id } } }`,
    {
      input,
    },
  );
  return addNeed.need.id as string;
}

/** Adds, submits and publishes a need; the adviser is of the organisation's region. */
export async function aPublishedNeed(
  adviser: Caller,
  organisationId: string,
  wishes: TextWishes = {},
  publication: { readonly namedBecause?: string } = {},
): Promise<string> {
  const needId = await aDraftNeed(adviser, organisationId, wishes);
  await adviser.get(`mutation ($input: SubmitNeedInput!) { submitNeed(input: $input) { need { status } } }`, {
    input: { needId, expectedVersion: 1 },
  });
  await adviser.get(
    `mutation ($input: PublishNeedInput!) { publishNeed(input: $input) { need { status } } }`,
    {
      input: { needId, expectedVersion: 2, ...publication },
    },
  );
  return needId;
}

export async function clearSummary(adviser: Caller, capabilityId: string, summary: string): Promise<void> {
  const { capability } = await adviser.get(`query ($id: ID!) { capability(id: $id) { version } }`, {
    id: capabilityId,
  });
  await adviser.get(
    `mutation ($input: ClearCapabilitySummaryInput!) { clearCapabilitySummary(input: $input) { capability { summary } } }`,
    {
      input: {
        capabilityId,
        expectedVersion: capability.version,
        summary,
        namedBecause: "Stories name organisations after what they make.",
      },
    },
  );
}
