import type { Language } from "../matching.types";

/** How requests for partners are phrased, used until enough needs are known to tell by counting. */
const lists: Readonly<Record<Language, string>> = {
  en: `able company companies cooperation collaboration develop experience expertise firm interested joint long looking
    look need needs offer partner partners partnership provide provider project propose request require required
    search searching seek seeking service solution solutions sought specialised specialized supplier technology term
    venture want wish agreement commercial business manufacturer`,
  fr: `accord besoin besoins capable collaboration commercial coopération développer entreprise entreprises expérience
    expertise fabricant fournisseur fournir intéressé offre offrir partenaire partenaires partenariat prestataire projet
    proposer recherche rechercher recherchons cherche cherchons souhaite souhaitons service services société solution
    solutions spécialisé technologie technologique terme long demande`,
  nl: `aanbieden aanbieder bedrijf bedrijven behoefte dienst ervaring expertise fabrikant gespecialiseerd
    geïnteresseerd joint venture langdurig leverancier leveren nodig ontwikkelen oplossing oplossingen overeenkomst
    partner partners partnerschap project samenwerking technologie technologievraag vraag wenst wens zoekt zoeken zoek
    aanbod commerciële`,
};

const readList = (list: string): readonly string[] => list.split(/\s+/);

export const boilerplateWords: Readonly<Record<Language, readonly string[]>> = {
  en: readList(lists.en),
  fr: readList(lists.fr),
  nl: readList(lists.nl),
};
