import "reflect-metadata";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessPage } from "../../src/server/access-page";
import { mayRead } from "../../src/security/disclosure";
import { type Role, ROLES } from "../../src/security/role";
import { Viewer } from "../../src/security/viewer";

const file = join(__dirname, "..", "..", "src", "security", "README.md");

describe("the page of who may do and read what", () => {
  it("is the one that the server's tables make", () => {
    if (process.env["UPDATE_SCHEMA"]) writeFileSync(file, accessPage());
    expect(readFileSync(file, "utf8")).toBe(accessPage());
  });

  const subject = { organisationId: "own", organisationRegion: "BRUSSELS" } as const;
  const holding = (role: Role, region: "BRUSSELS" | "QUEBEC" | null, organisationId: string | null) =>
    new Viewer("person", "Somebody", "EN", [{ role, region, organisationId, bodyId: null }]);

  it.each(Object.keys(ROLES) as Role[])("tells the truth about %s", (role) => {
    const row = (level: number) =>
      accessPage()
        .split("\n")
        .find((line) => line.startsWith(`| ${String(level)} |`)) ?? "";
    const said = (level: number) =>
      row(level).split(" | ")[1 + Object.keys(ROLES).indexOf(role)]?.replace(" |", "").trim();
    for (const level of [1, 3] as const) {
      const asStranger = mayRead(holding(role, "QUEBEC", "other"), level, subject);
      const asOwn = mayRead(holding(role, null, role.startsWith("SME") ? "own" : null), level, subject);
      const inRegion = mayRead(holding(role, "BRUSSELS", null), level, subject);
      const expected = asStranger ? "yes" : asOwn ? "own" : inRegion ? "own region" : "";
      expect(`${String(level)}: ${said(level) ?? "?"}`).toBe(`${String(level)}: ${expected}`);
    }
  });
});
