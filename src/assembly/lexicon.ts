import type { CapabilityService } from "../modules/partnering/capabilities/capability.service";
import { ConceptResolver, ConceptUseResolver } from "../modules/partnering/lexicon/concept.resolver";
import { ConceptService } from "../modules/partnering/lexicon/concept.service";
import { LexiconMutations } from "../modules/partnering/lexicon/lexicon-mutations.resolver";
import { LexiconLoader } from "../modules/partnering/lexicon/lexicon.loader";
import { LexiconService } from "../modules/partnering/lexicon/lexicon.service";
import { SeparationService } from "../modules/partnering/lexicon/separation.service";
import { UncoveredTerms } from "../modules/partnering/lexicon/uncovered-terms.service";
import {
  SeparatedTermsResolver,
  UncoveredTermResolver,
} from "../modules/partnering/lexicon/vocabulary-work.resolver";
import {
  RequirementConceptsResolver,
  RequirementContentConceptsResolver,
} from "../modules/partnering/lexicon/requirement-concepts.resolver";
import type { NeedService } from "../modules/partnering/needs/need.service";
import type { PartnerIndex } from "../modules/partnering/suggestions/partner-index";
import { LexiconContents } from "../modules/partnering/lexicon/lexicon-contents";
import { LexiconKeeper } from "../modules/partnering/lexicon/lexicon-keeper";
import { LexiconRepository } from "../modules/partnering/lexicon/lexicon.repository";
import type { Store } from "../persistence/store";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";

/** Concepts, what the engines learn from them, and what advisers say of words. */
export function assembleLexicon(options: ApplicationOptions, store: Store) {
  const { ownLexicon, cacheFolder, lexiconQuietMs, onError } = options;
  const repository = new LexiconRepository(store);
  const contents = new LexiconContents(repository, ownLexicon);
  const quiet = lexiconQuietMs === undefined ? {} : { quietMs: lexiconQuietMs };
  const keeper = new LexiconKeeper(contents, { cacheFolder, ...quiet }, onError);
  return { repository, contents, keeper, loader: new LexiconLoader(repository) };
}

type Lexicon = ReturnType<typeof assembleLexicon>;

/** What is asked of the lexicon; where concepts are used tells the index. */
export function assembleLexiconQueries(
  store: Store,
  { repository, keeper, loader }: Lexicon,
  index: PartnerIndex,
  services: { readonly needs: NeedService; readonly capabilities: CapabilityService },
) {
  const lexicon = new LexiconService(repository, index);
  return {
    finders: { Concept: (_viewer: Viewer, ids: readonly string[]) => lexicon.findMany(ids) },
    resolvers: [
      new ConceptResolver(lexicon, loader),
      new ConceptUseResolver(services.needs, services.capabilities),
      new RequirementConceptsResolver(loader),
      new RequirementContentConceptsResolver(loader),
      new LexiconMutations(new ConceptService(store), new SeparationService(store), lexicon),
      new UncoveredTermResolver(new UncoveredTerms(index, keeper, repository), lexicon),
      new SeparatedTermsResolver(lexicon),
    ],
  };
}
