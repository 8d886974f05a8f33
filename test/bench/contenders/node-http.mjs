// The suggestions of a need by hand: node:http, the same engine, services and rows, the same JSON, and no GraphQL.
import { createServer } from "node:http";
import { LISTEN, listening } from "./contender.mjs";
import { built, startApplication } from "./passerelle-parts.mjs";

const application = await startApplication();
const { globalId, readIdOf } = built("src/graphql/global-id");
const { CapabilityRepository } = built("src/modules/partnering/capabilities/capability.repository");
const { OrganisationRepository } = built("src/modules/partnering/organisations/organisation.repository");
const { systemClock } = built("src/modules/shared/clock");
const { SuggestionExplainer } = built("src/modules/partnering/suggestions/suggestion-explainer");

const capabilities = new CapabilityRepository(application.store, systemClock);
const organisations = new OrganisationRepository(application.store, undefined, {});
const explainer = new SuggestionExplainer(application.suggestions);

const server = createServer((request, response) => {
  answer(request).then(
    (data) => send(response, 200, { data }),
    (error) => send(response, 500, { errors: [{ message: String(error) }] }),
  );
});
server.listen(LISTEN, () => listening(server.address().port));

async function answer(request) {
  const viewer = await application.identification.identify(request.headers.authorization);
  if (!viewer?.readsCatalogue) throw new Error("An analyst is expected.");
  const { variables } = JSON.parse(await bodyOf(request));
  const need = await application.needs.find(viewer, readIdOf("Need", variables.id, "id"));
  const { suggestions } = await application.suggestions.forNeed(viewer, need);
  return { need: { partnerSuggestions: { edges: await edgesOf(suggestions.slice(0, variables.first)) } } };
}

async function edgesOf(shown) {
  const coverages = shown.map((suggestion) => explainer.coverage(suggestion));
  const proofs = coverages.flatMap((covered) => covered.flatMap((one) => one.covered.profileId ?? []));
  const [capabilityOf, organisationOf] = await Promise.all([
    byId(capabilities.findMany([...new Set([...shown.map(({ hit }) => hit.profileId), ...proofs])])),
    byId(organisations.findMany(shown.map(({ organisationId }) => organisationId))),
  ]);
  return shown.map((suggestion, index) => {
    const capability = capabilityOf.get(suggestion.hit.profileId);
    const organisation = organisationOf.get(suggestion.organisationId);
    return {
      node: {
        rank: suggestion.rank,
        score: suggestion.score,
        organisation: {
          id: globalId("Organisation", organisation.id),
          legalName: organisation.legalName,
          registryNumber: organisation.registryNumber,
        },
        capability: {
          id: globalId("Capability", capability.id),
          title: capability.title,
          language: capability.language,
          status: statusOf(capability),
        },
        explanation: {
          score: suggestion.score,
          contributions: explainer
            .contributions(suggestion, "EN")
            .map(({ signal, points, sentence }) => ({ signal, points, sentence })),
          requirements: coverages[index].map(({ requirement: { level, text }, covered }) => {
            const proof = capabilityOf.get(covered.profileId);
            return {
              requirement: { level, text },
              status: covered.coverage,
              evidence: proof ? statusOf(proof) : null,
            };
          }),
          ...explained(suggestion, capability, organisation),
        },
      },
    };
  });
}

function explained(suggestion, capability, { profileConfirmedOn }) {
  const terms = explainer.matchedTerms(suggestion, capability, { profileConfirmedOn });
  return {
    matchedTerms: terms.map(({ needTerm, capabilityTerm, kind }) => ({
      needTerm,
      capabilityTerm,
      kind,
    })),
    // An analyst is told nothing of trips.
    flags: explainer.flags(suggestion, { evidenced: capability.evidenced, profileConfirmedOn }, null),
  };
}

function statusOf({ evidenced }) {
  return evidenced ? "EVIDENCED" : "CLAIMED";
}

async function byId(rows) {
  return new Map((await rows).map((row) => [row.id, row]));
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response, status, body) {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(text),
    })
    .end(text);
}
