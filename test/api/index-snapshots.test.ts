import "reflect-metadata";
import { mkdtemp, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anotherInstance } from "../support/another-instance";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aCapability, aQuebecOrganisation } from "../support/stories";

/** The key inside a global id. */
const keyOf = (id: string): string => Buffer.from(id, "base64").toString().split(":")[1] ?? "";

describe("the index between two runs", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let snapshotFolder: string;
  let capability: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("QUEBEC");
    snapshotFolder = join(await mkdtemp(join(tmpdir(), "passerelle-index-")), "index");
    const organisation = await aQuebecOrganisation(adviser);
    capability = keyOf(
      await aCapability(adviser, organisation, { title: "Theodolites", text: "We make theodolites." }),
    );
  });

  afterAll(async () => {
    await passerelle.stop();
    await rm(join(snapshotFolder, ".."), { recursive: true, force: true });
  });

  /** As after a restart. */
  async function run<Result>(use: (found: (text: string) => string[]) => Promise<Result>): Promise<Result> {
    const { follower, index } = anotherInstance(passerelle, { snapshotFolder });
    await follower.load();
    const found = (text: string) =>
      index
        .of("INTERNAL")
        .capabilities.rank({ text })
        .hits.map(({ profileId }) => profileId);
    const result = await use(found);
    await follower.stop();
    return result;
  }

  const files = async () => (await readdir(snapshotFolder)).sort();

  it("is left in files that only their owner reads", async () => {
    await run(async (found) => {
      expect(found("theodolites")).toEqual([capability]);
      await Promise.resolve();
    });
    expect(await files()).toEqual([
      "internal-capabilities.snapshot",
      "internal-needs.snapshot",
      "place.json",
      "public-capabilities.snapshot",
      "public-needs.snapshot",
    ]);
    for (const file of await files())
      expect((await stat(join(snapshotFolder, file))).mode & 0o777).toBe(0o600);
  });

  it("keeps internal words out of the public files", async () => {
    const holds = async (file: string) => (await readFile(join(snapshotFolder, file))).includes("theodolite");
    expect(await holds("internal-capabilities.snapshot")).toBe(true);
    expect(await holds("public-capabilities.snapshot")).toBe(false);
    expect(await holds("public-needs.snapshot")).toBe(false);
  });

  it("is read again, with what was committed in between", async () => {
    const written = await readFile(join(snapshotFolder, "place.json"), "utf8");
    const organisation = await aQuebecOrganisation(adviser);
    const later = await aCapability(adviser, organisation, {
      title: "Planimeters",
      text: "We make planimeters.",
    });
    await run(async (found) => {
      // Nothing was built anew: that would have left new files.
      expect(await readFile(join(snapshotFolder, "place.json"), "utf8")).toBe(written);
      expect([found("theodolites"), found("planimeters")]).toEqual([[capability], [keyOf(later)]]);
    });
  });

  it("is built anew when a file is cut in half", async () => {
    const file = join(snapshotFolder, "internal-capabilities.snapshot");
    const { size } = await stat(file);
    await truncate(file, size / 2);
    await run(async (found) => {
      expect(found("theodolites")).toEqual([capability]);
      expect((await stat(file)).size).toBeGreaterThan(size / 2);
    });
  });

  it("goes on answering while it is built anew, and has what was committed meanwhile", async () => {
    const { index, follower } = passerelle.application;
    const before = index.content;
    const rebuilt = follower.rebuild();
    expect(index.content).toBe(before);
    const organisation = await aQuebecOrganisation(adviser);
    const during = await aCapability(adviser, organisation, { title: "Sextants", text: "We make sextants." });
    await rebuilt;
    expect(index.content).not.toBe(before);
    const hits = index.of("INTERNAL").capabilities.rank({ text: "sextants" }).hits;
    expect(hits.map(({ profileId }) => profileId)).toEqual([keyOf(during)]);
  });
});
