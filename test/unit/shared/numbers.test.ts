import fc from "fast-check";
import {
  formatEnterpriseNumber,
  readEnterpriseNumber,
  readEstablishmentNumber,
} from "../../../src/modules/shared/enterprise-number";
import { readQuebecEnterpriseNumber } from "../../../src/modules/shared/quebec-enterprise-number";
import { possibleRegisters, readRegistryNumber } from "../../../src/modules/shared/register";

const numberOf = (reading: ReturnType<typeof readEnterpriseNumber>) =>
  reading.ok ? reading.number : "refused";

describe("a Belgian enterprise number", () => {
  it.each([
    ["0403170701", "0403170701"],
    ["0403.170.701", "0403170701"],
    ["BE 0403.170.701", "0403170701"],
    ["be0403170701", "0403170701"],
    ["  0403-170-701 ", "0403170701"],
    ["0403\u00a0170\u00a0701", "0403170701"],
    ["403.170.701", "0403170701"],
    ["BE403170701", "0403170701"],
    ["0200.065.765", "0200065765"],
    ["0200004397", "0200004397"],
    ["1000000021", "1000000021"],
  ])("is read from «%s»", (input, number) => {
    expect(numberOf(readEnterpriseNumber(input))).toBe(number);
  });

  it.each([
    "",
    "0403.170.702",
    "0403.170.70",
    "04031707011",
    "2403170701",
    "0403.170.7O1",
    "FR 0403170701",
    "0403170700",
    "0200004300",
    "٠٤٠٣١٧٠٧٠١",
    "1".repeat(100_000),
  ])("is not read from «%.20s»", (input) => {
    const reading = readEnterpriseNumber(input);
    expect(reading).toEqual({ ok: false, problem: expect.stringMatching(/^«.*\.$/) });
    expect(JSON.stringify(reading).length).toBeLessThan(300);
  });

  it("is read back from the way people write it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19_999_999 }), (first) => {
        const number = `${String(first).padStart(8, "0")}${String(97 - (first % 97)).padStart(2, "0")}`;
        expect(numberOf(readEnterpriseNumber(`BE ${formatEnterpriseNumber(number)}`))).toBe(number);
      }),
    );
  });

  it("does not survive one wrong digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [..."0403170701"];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(readEnterpriseNumber(digits.join("")).ok).toBe(false);
      }),
    );
  });
});

describe("a Belgian establishment number", () => {
  it.each([
    ["2.000.000.042", "2000000042"],
    ["8800000049", "8800000049"],
  ])("is read from «%s»", (input, number) => {
    expect(numberOf(readEstablishmentNumber(input))).toBe(number);
  });

  it.each(["0403170701", "1000000021", "200000004", "2000000043", "2000000000", "two"])(
    "is not read from «%s»",
    (input) => {
      expect(readEstablishmentNumber(input).ok).toBe(false);
    },
  );
});

describe("a Quebec enterprise number", () => {
  it.each([
    ["1143920115", "1143920115"],
    ["11 4392 0115", "1143920115"],
    ["2243920115", "2243920115"],
    ["3343-920-115", "3343920115"],
    ["8843920115", "8843920115"],
  ])("is read from «%s», by shape and prefix alone", (input, number) => {
    expect(numberOf(readQuebecEnterpriseNumber(input))).toBe(number);
  });

  it.each(["4443920115", "114392011", "11439201150", "11A3920115", "", "9".repeat(100_000)])(
    "is not read from «%.20s»",
    (input) => {
      const reading = readQuebecEnterpriseNumber(input);
      expect(reading.ok).toBe(false);
      expect(JSON.stringify(reading).length).toBeLessThan(300);
    },
  );
});

describe("ten digits", () => {
  it.each([
    ["0403170701", ["KBO"]],
    ["403170701", ["KBO"]],
    ["2243920115", ["REQ"]],
    ["1100000091", ["KBO", "REQ"]],
    ["1100000092", ["REQ"]],
    ["5500000000", []],
  ])("«%s» may be a number of %j", (input, registers) => {
    expect(possibleRegisters(input).map(({ register }) => register)).toEqual(registers);
  });

  it("are read in the register that is named", () => {
    expect(readRegistryNumber("1100000091", "KBO")).toEqual({ ok: true, number: "1100000091" });
    expect(readRegistryNumber("1100000091", "REQ")).toEqual({ ok: true, number: "1100000091" });
    expect(readRegistryNumber("1100000092", "KBO").ok).toBe(false);
  });
});
