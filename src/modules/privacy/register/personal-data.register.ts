import { accountsRegister } from "./accounts.register";
import { agreementsRegister } from "./agreements.register";
import type { Register } from "./declaration";
import { introductionsRegister } from "./introductions.register";
import { infrastructureRegister } from "./infrastructure.register";
import { lexiconRegister } from "./lexicon.register";
import { matchingRegister } from "./matching.register";
import { missionsRegister } from "./missions.register";
import { partneringRegister } from "./partnering.register";
import { privacyRegister } from "./privacy.register";
import { programmeRegister } from "./programme.register";

/**
 * Where personal data stands: every column of every table is declared, and a test holds this complete against the
 * database. Exports and erasures are made from it, so what is not declared could be neither.
 */
export const personalDataRegister: Register = {
  ...infrastructureRegister,
  ...privacyRegister,
  ...accountsRegister,
  ...agreementsRegister,
  ...missionsRegister,
  ...programmeRegister,
  ...introductionsRegister,
  ...partneringRegister,
  ...lexiconRegister,
  ...matchingRegister,
};
