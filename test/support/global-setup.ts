import "reflect-metadata";
import { prepareTemplate } from "./template";

/** Migrates one database for the whole run; every test file works on a copy of it. */
export default async function globalSetup(): Promise<void> {
  await prepareTemplate(process.env["TEST_DATABASE_URL"]);
}
