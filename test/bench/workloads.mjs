const PAGE = 20;

const OURS = `query Page($first: Int!) {
  organisations(first: $first) { edges { node {
    id register registryNumber legalName region sizeClass declaredSectors
    needs { edges { node { id title status sectors summary } } }
    capabilities { edges { node { id title stage readinessLevel sectors summary } } }
  } } }
}`;

const POSTGRAPHILE = `query Page($first: Int!) {
  allOrganisations(first: $first, orderBy: [LEGAL_NAME_ASC, PRIMARY_KEY_ASC], condition: { archivedAt: null }) { nodes {
    id register registryNumber legalName region sizeClass declaredSectors
    needsByOrganisationId { nodes { id title status sectors summary } }
    capabilitiesByOrganisationId(condition: { removedAt: null }) {
      nodes { id title stage readinessLevel sectors summary }
    }
  } }
}`;

const TYPEORM = `query Page($first: Int!) {
  organisations(first: $first) {
    id register registryNumber legalName region sizeClass declaredSectors
    needs { id title status sectors summary }
    capabilities { id title stage readinessLevel sectors summary }
  }
}`;

const SUGGESTIONS = `query Suggestions($id: ID!, $first: Int!) {
  need(id: $id) { partnerSuggestions(first: $first) { edges { node {
    rank score
    organisation { id legalName registryNumber }
    capability { id title language status }
    explanation {
      score
      contributions { signal points sentence }
      requirements { requirement { level text } status evidence }
      matchedTerms { needTerm capabilityTerm kind }
      flags
    }
  } } } }
}`;

const nodesOf = (connection) => connection.edges.map(({ node }) => node);

/**
 * What each contender is asked in the first workload, and how its answer is brought into one shape: before anything is
 * measured, all of them must have said the same.
 */
export const pages = {
  passerelle: {
    query: OURS,
    read: ({ organisations }) =>
      nodesOf(organisations).map((one) => shape(one, nodesOf(one.needs), nodesOf(one.capabilities), decoded)),
  },
  postgraphile: {
    query: POSTGRAPHILE,
    read: ({ allOrganisations }) =>
      allOrganisations.nodes.map((one) =>
        shape(one, one.needsByOrganisationId.nodes, one.capabilitiesByOrganisationId.nodes),
      ),
  },
  "apollo-typeorm": {
    query: TYPEORM,
    read: ({ organisations }) => organisations.map((one) => shape(one, one.needs, one.capabilities)),
  },
};

function shape(organisation, needs, capabilities, idOf = (id) => id) {
  const { id, register, registryNumber, legalName, region, sizeClass, declaredSectors } = organisation;
  const rows = (list) =>
    list.map((row) => ({ ...row, id: idOf(row.id) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const own = { id: idOf(id), register, registryNumber, legalName, region, sizeClass, declaredSectors };
  return { ...own, needs: rows(needs), capabilities: rows(capabilities) };
}

function decoded(globalId) {
  return Buffer.from(globalId, "base64").toString("utf8").split(":")[1];
}

export function pageRequests(name, token) {
  return [post(pages[name].query, { first: PAGE }, token)];
}

/** Each of some stored needs in turn, so that no answer can be kept from the request before. */
export function suggestionRequests(needIds, token) {
  return needIds.map((id) => {
    const globalId = Buffer.from(`Need:${id}`).toString("base64");
    return post(SUGGESTIONS, { id: globalId, first: PAGE }, token);
  });
}

function post(query, variables, token) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  return { method: "POST", path: "/graphql", headers, body: JSON.stringify({ query, variables }) };
}

/** Sends one request as it will be measured and returns its data; an error ends the bench. */
export async function askOnce(url, { method, path, headers, body }) {
  const response = await fetch(new URL(path, url), { method, headers, body });
  const { data, errors } = await response.json();
  if (!response.ok || errors)
    throw new Error(`${url} answered ${response.status}: ${JSON.stringify(errors)}`);
  return data;
}
