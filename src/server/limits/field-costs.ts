/**
 * What a field costs besides the records that it returns, in points of about a tenth of a millisecond. Measured with
 * 50,000 organisations; a test asks whether each field exists, and whether every field that ranks is here.
 */
export const FIELD_POINTS: Readonly<Record<string, number>> = {
  /** One ranking over the whole index: about a millisecond. */
  "Query.suggestPartners": 10,
  "Need.partnerSuggestions": 10,
  /** A ranking and a second look at one organisation. */
  "Query.explainSuggestion": 15,
  /** A ranking and a second look at up to five organisations. */
  "Query.compareSuggestions": 20,
  /** A ranking over the needs, and sixty needs looked at one by one. */
  "Organisation.needSuggestions": 60,
  /** Of a list, only the first asks for a ranking in the other direction. */
  "Suggestion.isMutualBest": 3,
  "NeedSuggestion.isMutualBest": 1,
  /** Two runs' lists are joined: up to some hundred thousand rows. */
  "Query.matchRunDiff": 300,
  "MatchRunDiff.changes": 100,
  /** A ranking for the need and for each of its requirements, and the coverage of some hundred candidates. */
  "Query.suggestConsortium": 150,
  /** Two rankings, or a hundred and twenty needs looked at one by one. */
  "Query.previewSuggestions": 120,
  /** Up to sixteen rankings of twenty places. */
  "NeedCheck.missingFacts": 100,
  /** Texts are read by rules, and their words looked up in the lexicon. */
  "NeedCheck.findings": 20,
  /** A ranking before it is saved, and one for each new threshold. */
  "Mutation.saveSearch": 10,
  "Mutation.updateSavedSearch": 10,
  /** Names are compared letter by letter: up to 3,000 names, and two rankings. */
  "Query.search": 40,
  /** Ranks up to 2,000 needs, more than anybody saves up: three times in a row, then every six seconds. */
  "Query.unmatchedNeeds": 300,
  /** Counts the whole catalogue. */
  "Query.supplyAndDemand": 50,
  /** Words of the need are held against words of the capability. */
  "SuggestionExplanation.requirements": 0.5,
  "SuggestionExplanation.matchedTerms": 1,
  "SuggestionExplanation.flags": 0.5,
};

/** A count goes through the whole list, not the page. */
export const COUNT_POINTS = 5;
/** A change is a transaction with its audit entry and a new index entry. */
export const MUTATION_POINTS = 10;
/** A record that is read, with its share of the page's one statement and of the answer's text. */
export const NODE_POINTS = 0.1;
/** A type, field or argument of the schema, which lies in memory; all of them together cost about 100. */
export const INTROSPECTION_POINTS = 0.005;

/** Lists without pages belong to one record: places, contacts, owners, contributions. */
export const LIST_WITHOUT_PAGES = 5;

/** How many there are on average of what introspection lists. */
export const INTROSPECTION_LISTS: Readonly<Record<string, number>> = {
  types: 200,
  fields: 10,
  inputFields: 5,
  args: 2,
  enumValues: 5,
  possibleTypes: 5,
  interfaces: 2,
  directives: 5,
};
