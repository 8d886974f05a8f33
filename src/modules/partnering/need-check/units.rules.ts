import Decimal from "decimal.js";

/** Units of one dimension, by how many of its base units each is. Letters that mean another prefix when they are large stand as they are. */
const UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  length: {
    m: "1",
    km: "1000",
    dm: "0.1",
    cm: "0.01",
    mm: "0.001",
    µm: "0.000001",
    um: "0.000001",
    micron: "0.000001",
    microns: "0.000001",
    nm: "0.000000001",
  },
  area: { m2: "1", cm2: "0.0001", mm2: "0.000001", ha: "10000" },
  volume: {
    m3: "1",
    l: "0.001",
    litre: "0.001",
    litres: "0.001",
    liter: "0.001",
    liters: "0.001",
    dl: "0.0001",
    cl: "0.00001",
    ml: "0.000001",
    cm3: "0.000001",
    dm3: "0.001",
  },
  mass: {
    kg: "1",
    g: "0.001",
    mg: "0.000001",
    µg: "0.000000001",
    t: "1000",
    tonne: "1000",
    tonnes: "1000",
    ton: "1000",
  },
  time: {
    s: "1",
    sec: "1",
    ms: "0.001",
    min: "60",
    minute: "60",
    minutes: "60",
    h: "3600",
    hr: "3600",
    heure: "3600",
    heures: "3600",
    hour: "3600",
    hours: "3600",
    uur: "3600",
    u: "3600",
    d: "86400",
    day: "86400",
    days: "86400",
    jour: "86400",
    jours: "86400",
    dag: "86400",
    dagen: "86400",
  },
  pressure: { pa: "1", hpa: "100", kpa: "1000", mPa: "0.001", MPa: "1000000", bar: "100000", mbar: "100" },
  power: { w: "1", kw: "1000", mW: "0.001", MW: "1000000" },
  energy: { j: "1", kj: "1000", wh: "3600", kwh: "3600000" },
  share: { "%": "1", percent: "1", procent: "1", "pour cent": "1", "‰": "0.1", ppm: "0.0001" },
  temperature: { "°c": "1", c: "1", degc: "1" },
  frequency: { hz: "1", khz: "1000", mhz: "1000000", ghz: "1000000000" },
  voltage: { v: "1", mV: "0.001", kv: "1000" },
};

/** A unit as it can be compared with another: what it measures, and how many base units it is. */
export interface ReadUnit {
  readonly dimension: string;
  readonly factor: Decimal;
}

/** Reads `m3/h` as a volume by a time. A unit that is not known compares with itself alone. */
export function readUnit(unit: string | null): ReadUnit {
  const parts = tidy(unit ?? "")
    .split("/")
    .map(readPart);
  const [first = readPart(""), ...others] = parts;
  return others.reduce(
    (whole, part) => ({
      dimension: `${whole.dimension}/${part.dimension}`,
      factor: whole.factor.div(part.factor),
    }),
    first,
  );
}

function readPart(text: string): ReadUnit {
  for (const [dimension, units] of Object.entries(UNITS)) {
    const factor = units[text] ?? units[text.toLowerCase()];
    if (factor !== undefined) return { dimension, factor: new Decimal(factor) };
  }
  return { dimension: `«${text.toLowerCase()}»`, factor: new Decimal(1) };
}

function tidy(unit: string): string {
  return unit
    .trim()
    .replaceAll("²", "2")
    .replaceAll("³", "3")
    .replaceAll("μ", "µ")
    .replaceAll(/\s*\/\s*|\s+(?:per|par)\s+/gi, "/");
}
