import pino, { type DestinationStream, type Logger } from "pino";
import { shownError } from "./shown-error";

const SECRETS = ["*.authorization", "*.token", "*.password", "*.secret"];

/** The log: JSON, without values that errors carry and without what bears the name of a secret. */
export function openLog(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino({ level, base: null, redact: SECRETS, serializers: { err: shownError } }, destination);
}
