import type { Random } from "./random";

const CONSONANTS = "b c d f g l m n p r s t v z".split(" ");
const VOWELS = "a e i o u".split(" ");
const SYLLABLES = CONSONANTS.flatMap((consonant) => VOWELS.map((vowel) => consonant + vowel));
const ENDINGS = ["lis", "mex", "nor", "ria", "tek", "vance", "dis", "gen", "sol", "mar"];
const NAMES = SYLLABLES.length ** 3 * ENDINGS.length;
/** Shares no divisor with the number of names, so that every number has a name of its own. */
const STRIDE = 1_618_033;

/** «Tarolimex»: three syllables and an ending, another one for every number. */
export function syntheticName(seed: number, number: number): string {
  let rest = (((number % NAMES) * STRIDE) % NAMES) + (Math.abs(seed) % NAMES);
  rest %= NAMES;
  const ending = ENDINGS[rest % ENDINGS.length] ?? "";
  rest = Math.floor(rest / ENDINGS.length);
  const syllables = [rest, rest / SYLLABLES.length, rest / SYLLABLES.length ** 2].map(
    (place) => SYLLABLES[Math.floor(place) % SYLLABLES.length] ?? "",
  );
  return capitalised(syllables.join("") + ending);
}

/** The name of a product: «Vorami» or «Vorami 300». */
export function syntheticProduct(random: Random): string {
  const name = capitalised(random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(SYLLABLES));
  return random.isTrue(40) ? `${name} ${String(random.between(1, 9) * 100)}` : name;
}

const GIVEN_NAMES = (
  "Amandine Bastien Céleste Damien Élodie Florian Gaëlle Hadrien Inès Jérôme Katrijn Lander Maïté Niels Odile Pieter " +
  "Quentin Roos Samira Thibault Ursula Veerle Willem Yasmina Zoé Aïcha Bram Clémence Dries Émile Fien Gauthier Hanne " +
  "Ismaël Joke Kevin Lotte Mathieu Nour Olivier Pascale Robbe Sophie Tuur Valérie Wout Youssef Anouk Benoît Charlotte"
).split(" ");

/** Nobody's name: a given name and a surname of syllables. */
export function syntheticPerson(random: Random): string {
  const surname = capitalised(
    random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(["ns", "rt", "lle", "nck", "ve"]),
  );
  return `${random.pick(GIVEN_NAMES)} ${surname}`;
}

/** Letters of an address: `Élodie Vanrart` is `elodie.vanrart`. */
export function addressOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^\p{L} ]/gu, "")
    .toLowerCase()
    .replaceAll(" ", ".");
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
