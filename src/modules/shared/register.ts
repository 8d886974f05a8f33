import { type NumberReading, readEnterpriseNumber } from "./enterprise-number";
import { readQuebecEnterpriseNumber } from "./quebec-enterprise-number";

/** Business registers: the Belgian Crossroads Bank for Enterprises and the Registraire des entreprises du Québec. */
export const REGISTERS = ["KBO", "REQ"] as const;
export type Register = (typeof REGISTERS)[number];

const readers: Record<Register, (input: string) => NumberReading> = {
  KBO: readEnterpriseNumber,
  REQ: readQuebecEnterpriseNumber,
};

export function readRegistryNumber(input: string, register: Register): NumberReading {
  return readers[register](input);
}

/** Every register in which the digits are a valid number: 11... may be a NEQ or a Belgian number. */
export function possibleRegisters(input: string): { register: Register; number: string }[] {
  return REGISTERS.flatMap((register) => {
    const reading = readers[register](input);
    return reading.ok ? [{ register, number: reading.number }] : [];
  });
}
