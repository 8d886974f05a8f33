/** The two sides of the programme. */
export const REGIONS = ["BRUSSELS", "QUEBEC"] as const;
export type Region = (typeof REGIONS)[number];

export function oppositeRegion(region: Region): Region {
  return region === "BRUSSELS" ? "QUEBEC" : "BRUSSELS";
}
