import { crc32 } from "node:zlib";
import { longTextCurve, shortTextCurve } from "./wording/calibration-curves";
import { longTextWeights, shortTextWeights } from "./wording/wording-weights";

/**
 * Raised by hand whenever the same texts and options are scored otherwise; a test of pinned scores notices when that was
 * forgotten. Revision 1 is what verdicts carry from before the version was derived.
 */
const REVISION = 7;
const HEXADECIMAL = 16;

/** Names the way scores are computed: the revision of the code, and a hash of the tables that tuning writes. */
export const ENGINE_VERSION = `${String(REVISION)}.${crc32(
  JSON.stringify([shortTextWeights, longTextWeights, shortTextCurve, longTextCurve]),
).toString(HEXADECIMAL)}`;
