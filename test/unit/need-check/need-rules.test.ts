import type {
  CheckedNeed,
  CheckedRequirement,
} from "../../../src/modules/partnering/need-check/checked-need";
import { contradictionFindings } from "../../../src/modules/partnering/need-check/contradiction.rules";
import type { NeedFinding } from "../../../src/modules/partnering/need-check/need-finding";
import { severalNeedsFindings } from "../../../src/modules/partnering/need-check/several-needs.rules";
import { supplierFindings } from "../../../src/modules/partnering/need-check/supplier-search.rules";
import { readUnit } from "../../../src/modules/partnering/need-check/units.rules";
import { vagueFindings } from "../../../src/modules/partnering/need-check/vagueness.rules";
import type { Language } from "../../../src/modules/shared/language";

function aNeed(language: Language, text: string, more: Partial<CheckedNeed> = {}): CheckedNeed {
  return { language, title: "", text, partnerSought: null, cooperationKinds: [], requirements: [], ...more };
}

function aRequirement(text: string, more: Partial<CheckedRequirement> = {}): CheckedRequirement {
  return { level: "MUST", text, measure: null, operator: null, value: null, unit: null, ...more };
}

const shown = (findings: readonly NeedFinding[]) =>
  findings.map(({ kind, passage }) => [kind, passage?.field, passage?.text]);

/** Whatever a finding points at stands there. */
function expectInPlace(findings: readonly NeedFinding[], texts: Readonly<Record<string, string>>): void {
  for (const { passage } of findings)
    expect(texts[passage?.field ?? ""]?.slice(passage?.start, passage?.end)).toBe(passage?.text);
}

describe("a need is too vague", () => {
  it.each<[Language, string]>([
    ["EN", "We are looking for an innovative partner with new technology."],
    ["EN", "Our company needs better quality."],
    ["FR", "Nous cherchons un partenaire innovant pour améliorer la qualité de nos produits."],
    ["FR", "Recherche d'une nouvelle solution."],
    ["NL", "Wij zoeken een partner voor een innovatieve oplossing."],
    ["NL", "Ons bedrijf heeft nood aan nieuwe technologie."],
  ])("in %s: «%s»", (language, text) => {
    expect(shown(vagueFindings(aNeed(language, text)))).toEqual([["TOO_VAGUE", "text", text]]);
  });

  it.each<[Language, string]>([
    ["EN", "Recovery of silver from fixing baths."],
    ["EN", "We look for laser welding of thin stainless steel."],
    ["FR", "Récupération de l'argent des bains de fixage photographiques."],
    ["NL", "Wij zoeken laserlassen van dun roestvast staal."],
  ])("but not in %s: «%s»", (language, text) => {
    expect(vagueFindings(aNeed(language, text))).toEqual([]);
  });

  it("less so with requirements that tell", () => {
    const requirements = [aRequirement("Membranes that stand chlorine in salt water")];
    expect(vagueFindings(aNeed("EN", "We seek a partner.", { requirements }))).toEqual([]);
  });
});

describe("a requirement that nobody can check", () => {
  const telling = {
    EN: "Silver from fixing baths of films.",
    FR: "Argent des bains de fixage photographiques.",
    NL: "Zilver uit fixeerbaden van fotografische films.",
  };

  it.each<[Language, string, string | undefined]>([
    ["EN", "Fast drying", "Fast"],
    ["EN", "As cheap as possible", "cheap"],
    ["EN", "State-of-the-art sensors", "State-of-the-art"],
    ["EN", "Fast drying in 20 minutes", undefined],
    ["EN", "Breakfast trays", undefined],
    ["EN", "Stainless steel", undefined],
    ["FR", "Séchage rapide", "rapide"],
    ["FR", "Un prix raisonnable", "raisonnable"],
    ["FR", "Séchage rapide : 20 minutes", undefined],
    ["FR", "Acier inoxydable", undefined],
    ["NL", "Snelle droging", "Snelle"],
    ["NL", "Zo goedkoop mogelijk", "goedkoop"],
    ["NL", "Roestvast staal", undefined],
  ])("%s «%s»: %s", (language, text, word) => {
    const findings = vagueFindings(
      aNeed(language, telling[language], { requirements: [aRequirement(text)] }),
    );
    expect(findings.map(({ kind, passage }) => [kind, passage?.text])).toEqual(
      word === undefined ? [] : [["VAGUE_REQUIREMENT", word]],
    );
    expectInPlace(findings, { "requirements.0.text": text });
  });

  it("is no fault of a wish, nor of one that is measured", () => {
    const requirements = [
      aRequirement("Fast", { level: "COULD" }),
      aRequirement("Fast", { measure: "speed", operator: "AT_LEAST", value: "3", unit: "m/s" }),
    ];
    expect(vagueFindings(aNeed("EN", telling.EN, { requirements }))).toEqual([]);
  });
});

describe("several needs in one", () => {
  it.each<[Language, string, string | undefined]>([
    [
      "EN",
      "We look for membrane filtration of wastewater. We also need accounting software for our shops.",
      "We also need accounting software for our shops.",
    ],
    ["EN", "We look for membrane filtration. We also need the membranes to resist chlorine.", undefined],
    ["EN", "We look for membrane filtration. We need it soon.", undefined],
    ["EN", "We look for 2.5 mm nozzles. They must be light.", undefined],
    [
      "FR",
      "Nous cherchons une filtration membranaire des eaux usées. Nous recherchons également un logiciel de comptabilité.",
      "Nous recherchons également un logiciel de comptabilité.",
    ],
    [
      "FR",
      "Nous cherchons une filtration membranaire. Nous avons besoin d'une filtration qui résiste au chlore.",
      undefined,
    ],
    [
      "NL",
      "Wij zoeken membraanfiltratie van afvalwater. Daarnaast zijn we op zoek naar boekhoudsoftware voor winkels.",
      "Daarnaast zijn we op zoek naar boekhoudsoftware voor winkels.",
    ],
    ["NL", "Wij zoeken membraanfiltratie. We zoeken membraanfiltratie die chloor verdraagt.", undefined],
  ])("%s «%s»: %s", (language, text, second) => {
    const findings = severalNeedsFindings(aNeed(language, text));
    expect(shown(findings)).toEqual(second === undefined ? [] : [["SEVERAL_NEEDS", "text", second]]);
    expectInPlace(findings, { text });
  });
});

describe("a search for an intermediary", () => {
  it.each<[Language, string, string]>([
    ["EN", "We look for a distributor in Quebec.", "distributor"],
    ["EN", "We are seeking importers and agents for our beer.", "importers"],
    ["EN", "Our company needs an exclusive sales representative in Canada.", "sales representative"],
    ["EN", "We look for a reliable supplier of pumps. We look for a supplier.", "supplier"],
    ["FR", "Nous cherchons un distributeur au Québec.", "distributeur"],
    ["FR", "Entreprise à la recherche d'un agent commercial pour ses produits.", "agent commercial"],
    ["FR", "Nous sommes à la recherche d’importateurs.", "importateurs"],
    ["NL", "Wij zoeken een verdeler in Quebec.", "verdeler"],
    ["NL", "Op zoek naar een exclusieve handelsagent voor onze software.", "handelsagent"],
    ["NL", "Wij zoeken invoerders en verdelers.", "invoerders"],
  ])("is the sole aim in %s: «%s»", (language, text, word) => {
    const findings = supplierFindings(aNeed(language, text));
    expect(shown(findings)).toEqual([["SUPPLIER_SEARCH", "text", word]]);
    expectInPlace(findings, { text });
  });

  it.each<[Language, string]>([
    ["EN", "We look for a cleaning agent without phosphates."],
    ["EN", "We look for a distributor valve for slurries."],
    ["EN", "Our distributors ask for membrane filtration."],
    ["FR", "Nous cherchons un agent moussant sans phosphates."],
    ["FR", "Nous cherchons un distributeur hydraulique de débit."],
    ["NL", "Wij zoeken een reinigingsagent zonder fosfaten."],
    ["NL", "Wij zoeken een verdelerblok voor slib."],
  ])("is none in %s: «%s»", (language, text) => {
    expect(supplierFindings(aNeed(language, text))).toEqual([]);
  });

  it.each<[string, CheckedNeed]>([
    ["a kind of cooperation", aNeed("EN", "We look for a distributor.", { cooperationKinds: ["JOINT_RD"] })],
    ["a joint development", aNeed("EN", "We look for a distributor who jointly develops the coating.")],
    ["a licence", aNeed("FR", "Nous cherchons un distributeur et offrons une licence.")],
    ["an adaptation", aNeed("NL", "Wij zoeken een verdeler die de software aanpast aan de markt.")],
  ])("is a note beside %s", (_aim, need) => {
    expect(supplierFindings(need).map(({ kind }) => kind)).toEqual(["SUPPLIER_SEARCH_BESIDE"]);
  });

  it("is found in the title and in the kind of partner too, where nothing says that it is sought", () => {
    const text = "Beer of spontaneous fermentation in bottles of 75 cl.";
    expect(shown(supplierFindings(aNeed("EN", text, { title: "Distributor in Quebec" })))).toEqual([
      ["SUPPLIER_SEARCH", "title", "Distributor"],
    ]);
    expect(shown(supplierFindings(aNeed("FR", text, { partnerSought: "Un importateur" })))).toEqual([
      ["SUPPLIER_SEARCH", "partnerSought", "importateur"],
    ]);
  });
});

describe("requirements that contradict each other", () => {
  const flow = (
    operator: CheckedRequirement["operator"],
    value: string,
    unit: string | null,
    measure = "flow",
  ) =>
    aRequirement(`${measure} ${String(operator)} ${value} ${String(unit)}`, {
      measure,
      operator,
      value,
      unit,
    });

  it.each<[CheckedRequirement, CheckedRequirement, boolean]>([
    [flow("AT_LEAST", "10", "m3/h"), flow("AT_MOST", "5", "m3/h"), true],
    [flow("AT_LEAST", "10", "m3/h"), flow("AT_MOST", "10", "m3/h"), false],
    [flow("AT_MOST", "5", "m3/h"), flow("AT_LEAST", "10", "m3/h"), true],
    [flow("AT_LEAST", "10", "m3/h"), flow("AT_MOST", "5000", "l/h"), true],
    [flow("AT_LEAST", "10", "m³/h"), flow("AT_MOST", "20000", "l / h"), false],
    [flow("AT_LEAST", "1", "m3/h"), flow("AT_MOST", "10", "l/min"), true],
    [flow("EQUAL", "3", "bar"), flow("EQUAL", "300", "kPa"), false],
    [flow("EQUAL", "3", "bar"), flow("EQUAL", "4", "bar"), true],
    [flow("AT_LEAST", "1", "MW"), flow("AT_MOST", "5", "mW"), true],
    [flow("AT_LEAST", "10", "m3/h"), flow("AT_MOST", "5", "kg"), false],
    [flow("AT_LEAST", "10", "m3/h"), flow("AT_MOST", "5", "m3/h", "leak"), false],
    [flow("AT_LEAST", "10", "widgets"), flow("AT_MOST", "5", "Widgets", "Flows"), true],
    [flow("AT_LEAST", "10", null), flow("AT_MOST", "5", null), true],
    [flow("AT_LEAST", "0.1", "mm"), flow("AT_MOST", "100", "µm"), false],
  ])("%j and %j: %s", (one, other, contradictory) => {
    const findings = contradictionFindings(
      aNeed("EN", "", { requirements: [one, aRequirement("Blue"), other] }),
    );
    expect(findings.map(({ passage, about }) => [passage?.field, about])).toEqual(
      contradictory ? [["requirements.2.text", one.text]] : [],
    );
  });

  it.each<[Language, string, string, boolean]>([
    ["EN", "Flow >= 10 m3/h", "Flow < 5 m3/h", true],
    ["EN", "A flow of at least 10 m3/h", "Flows below 10 m3/h", true],
    ["EN", "A flow of at least 10 m3/h", "Flow up to 10 m3/h", false],
    ["EN", "Flow over 10 m3/h", "Weight less than 5 kg", false],
    ["FR", "Débit d'au moins 10 m3/h", "Débit inférieur à 5,5 m3/h", true],
    ["FR", "Débit supérieur à 10 l/min", "Débit de maximum 1 m3/h", false],
    ["NL", "Debiet van minstens 10 m3/h", "Debiet van hoogstens 5 m3/u", true],
    ["NL", "Debiet meer dan 10 m3/u", "Debiet tot 20 m3/u", false],
  ])("in words, %s: «%s» and «%s»: %s", (language, one, other, contradictory) => {
    const requirements = [aRequirement(one), aRequirement(other)];
    expect(contradictionFindings(aNeed(language, "", { requirements }))).toHaveLength(contradictory ? 1 : 0);
  });

  it("compare in one unit", () => {
    expect(readUnit("m3/h").factor.div(readUnit("l/min").factor).toFixed(4)).toBe("16.6667");
    expect(readUnit("l per min")).toEqual(readUnit("L/min"));
  });
});
