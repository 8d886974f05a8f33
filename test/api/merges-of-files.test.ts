import { Passerelle } from "../support/passerelle";
import { aFileAt, anApplicant, aProgramme, type Applicant, type Programme } from "../support/files";
import { badInputAt, carryOut, refusalOf, versionOf } from "../support/stories";

describe("organisations with application files", () => {
  let passerelle: Passerelle;
  let programme: Programme;
  let one: Applicant;
  let other: Applicant;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    programme = await aProgramme(passerelle);
  });

  beforeEach(async () => {
    one = await anApplicant(programme);
    other = await anApplicant(programme, "Zenne Water BV");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const request = async () => ({
    survivorId: one.organisationId,
    expectedVersion: await versionOf(programme.adviser, one.organisationId),
    mergedId: other.organisationId,
    mergedExpectedVersion: await versionOf(programme.adviser, other.organisationId),
    reason: "One firm, entered twice.",
  });
  const applications = async ({ editor }: Applicant): Promise<string[]> =>
    (await editor.get("{ applications { edges { node { id } } } }")).applications.edges.map(
      ({ node }: any) => node.id,
    );

  it("take their file along, and back again", async () => {
    const { file } = await aFileAt(programme, "SUBMITTED", other);
    const { organisation } = await carryOut(
      programme.adviser,
      "mergeOrganisations",
      "organisation { version mergedFrom { id records { table records } } }",
      await request(),
    );
    const [merge] = organisation.mergedFrom;
    expect(merge.records).toContainEqual({ table: "application", records: 1 });
    expect(await applications(one)).toEqual([file.id]);
    await carryOut(programme.adviser, "unmergeOrganisations", "__typename", {
      mergeId: merge.id,
      expectedVersion: organisation.version,
      reason: "Two firms after all.",
    });
    expect(await applications(one)).toEqual([]);
    expect(await applications(other)).toEqual([file.id]);
  });

  it("are not merged while both have an open file; the adviser does not learn which files there are", async () => {
    await aFileAt(programme, "SUBMITTED", one);
    await aFileAt(programme, "SUBMITTED", other);
    const refusal = await refusalOf(programme.adviser, "mergeOrganisations", await request());
    expect(refusal).toMatchObject(badInputAt("input.mergedId"));
    expect(refusal.message).not.toMatch(/application|trip/i);
  });
});
