import type { InputProblem } from "../../shared/domain-error";
import { normalEmail } from "../email.rules";

/** Length protects, mixtures of signs do not (NIST SP 800-63B, 5.1.1.2); the longest bounds the work of hashing. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Fewer different characters than this are a key held down or two keys in turn. */
const FEWEST_CHARACTERS = 5;

/** What people choose when twelve characters are asked for, in our languages and on our keyboards. */
const OBVIOUS = [
  "123456789012",
  "1234567890123",
  "12345678901234",
  "0123456789012",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "azertyuiop12",
  "azertyuiop123",
  "azertyuiopqsdf",
  "abcdefghijkl",
  "abcdefghijklm",
  "abcd12345678",
  "password1234",
  "password12345",
  "password123456",
  "passwordpassword",
  "motdepasse12",
  "motdepasse123",
  "motdepasse1234",
  "wachtwoord12",
  "wachtwoord123",
  "wachtwoord1234",
  "administrator",
  "administrateur",
  "administrator1",
  "administrator123",
  "passerelle12",
  "passerelle123",
  "passerelle1234",
  "passerelle2026",
  "bruxelles123",
  "bruxelles1234",
  "montreal1234",
  "welcome12345",
  "welcome123456",
  "letmein12345",
  "iloveyou1234",
  "changeme1234",
  "changemenow123",
  "correcthorsebatterystaple",
] as const;

export function passwordProblems(password: string, email: string, field: string): InputProblem[] {
  const characters = Array.from(password.normalize("NFKC"));
  if (characters.length < SHORTEST_PASSWORD || characters.length > LONGEST_PASSWORD)
    return [
      {
        field,
        message: `The password has ${String(characters.length)} characters and needs ${String(SHORTEST_PASSWORD)} to ${String(LONGEST_PASSWORD)}. A sentence is easy to remember.`,
      },
    ];
  if (isObvious(characters.join("").toLowerCase(), normalEmail(email)))
    return [
      {
        field,
        message: "The password is one of the first that a stranger would try. Choose another.",
      },
    ];
  return [];
}

function isObvious(password: string, email: string): boolean {
  const bare = password.replace(/[\s._!?*#-]+/g, "");
  return (
    password === email ||
    password === email.split("@")[0] ||
    new Set(password).size < FEWEST_CHARACTERS ||
    (OBVIOUS as readonly string[]).includes(password) ||
    (OBVIOUS as readonly string[]).includes(bare)
  );
}
