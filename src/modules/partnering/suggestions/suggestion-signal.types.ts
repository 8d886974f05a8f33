import { publicEnum } from "../../../graphql/enums";
import type { Signal } from "../../../matching";

export const SignalEnum = publicEnum<Signal>("Signal", "Something that adds to a score.", {
  WORDING: "Wording of the capability against wording of the need, across languages and typing errors.",
  REQUIREMENTS: "How far the requirements are covered; MUST weighs most.",
  SECTORS: "Shared sectors.",
  COOPERATION: "Kinds of cooperation offered against those wanted.",
  READINESS: "Technology readiness reached against the one wished.",
  EVIDENCE: "A proof stands for the capability.",
  FRESHNESS: "How recently the profile was confirmed.",
  RECIPROCITY: "A published need of theirs calls for what the asker offers.",
});
