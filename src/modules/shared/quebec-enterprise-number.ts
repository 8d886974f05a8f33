import type { NumberReading } from "./enterprise-number";
import { asTyped } from "./text";

/** 11 legal persons, 22 sole proprietors, 33 partnerships and associations, 88 public bodies. */
const PREFIXES = ["11", "22", "33", "88"];

/**
 * Quebec enterprise number (NEQ): ten digits with one of four prefixes. No check-digit rule is published and Luhn
 * fails on real numbers, so shape and prefix are all that is checked.
 */
export function readQuebecEnterpriseNumber(input: string): NumberReading {
  const number = input.replace(/[\s.\u00a0-]/g, "");
  if (!/^\d{10}$/.test(number))
    return { ok: false, problem: `${asTyped(input)} is no NEQ: it takes ten digits.` };
  if (!PREFIXES.includes(number.slice(0, 2)))
    return { ok: false, problem: `${asTyped(input)} is no NEQ: it begins with 11, 22, 33 or 88.` };
  return { ok: true, number };
}
