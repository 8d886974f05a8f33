import { asTyped } from "./text";

/** A registry number as it was understood, or why it was not. */
export type NumberReading =
  { readonly ok: true; readonly number: string } | { readonly ok: false; readonly problem: string };

/**
 * Belgian enterprise number (KBO/BCE): ten digits, the first 0 or 1, the last two 97 minus the first eight modulo 97.
 * Dots, spaces, dashes and a `BE` prefix are accepted; with nine digits the leading 0 is missing.
 */
export function readEnterpriseNumber(input: string): NumberReading {
  const digits = bareDigits(input.replace(/^\s*BE\s*/i, ""));
  if (digits === undefined || (digits.length !== 9 && digits.length !== 10))
    return no(`${asTyped(input)} is no enterprise number: it takes ten digits, such as 0403.170.701.`);
  const number = digits.padStart(10, "0");
  if (number[0] !== "0" && number[0] !== "1")
    return no(`${asTyped(input)} is no enterprise number: the first of its ten digits is 0 or 1.`);
  return checked(number, input, "enterprise number");
}

/** Number of a Belgian establishment unit: ten digits, the first 2 or higher, the same check. */
export function readEstablishmentNumber(input: string): NumberReading {
  const digits = bareDigits(input.replace(/^\s*BE\s*/i, ""));
  if (digits?.length !== 10 || digits < "2")
    return no(`${asTyped(input)} is no establishment number: it takes ten digits, the first 2 or higher.`);
  return checked(digits, input, "establishment number");
}

/** `0403170701` as people write it: `0403.170.701`. */
export function formatEnterpriseNumber(number: string): string {
  return `${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
}

function checked(number: string, input: string, thing: string): NumberReading {
  const expected = 97 - (Number(number.slice(0, 8)) % 97);
  if (Number(number.slice(8)) === expected) return { ok: true, number };
  return no(
    `${asTyped(input)} is no ${thing}: its last two digits do not match the first eight. Check it for a typing error.`,
  );
}

function bareDigits(input: string): string | undefined {
  const digits = input.replace(/[\s.\u00a0-]/g, "");
  return /^\d+$/.test(digits) ? digits : undefined;
}

function no(problem: string): NumberReading {
  return { ok: false, problem };
}
