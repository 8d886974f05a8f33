import { QueryFailedError } from "typeorm";
import { shownError } from "../../../src/server/shown-error";

const SECRET = "kanarie-geheim";

/** What pg says of a value that does not fit. */
function databaseError(): Error {
  return Object.assign(new Error(`duplicate key value violates unique constraint for (${SECRET})`), {
    code: "23505",
    detail: `Key (email)=(${SECRET}) already exists.`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
    table: "person",
    constraint: "person_email_key",
  });
}

describe("an error in the log", () => {
  it.each([
    ["of the driver", databaseError()],
    ["of the mapper, with its parameters", new QueryFailedError("select $1", [SECRET], databaseError())],
    ["that is a text", SECRET],
    ["of a mail server", new Error(`550 <${SECRET}@firm.example> does not exist`)],
  ])("%s holds no value", (_name, error) => {
    expect(JSON.stringify(shownError(error))).not.toContain(SECRET);
  });

  it("says what it is and where it happened", () => {
    const shown = shownError(new QueryFailedError("select $1", [SECRET], databaseError()));
    expect(shown).toMatchObject({
      type: "QueryFailedError",
      code: "23505",
      table: "person",
      constraint: "person_email_key",
    });
    expect(shown.stack[0]).toMatch(/^at .*shown-error\.test/);
    expect(shownError(new TypeError("x is not a function")).message).toBe("x is not a function");
  });
});
