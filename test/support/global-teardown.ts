import { dropTemplate } from "./template";

export default async function globalTeardown(): Promise<void> {
  await dropTemplate(process.env["TEST_DATABASE_URL"]);
}
