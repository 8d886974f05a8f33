import { fromGlobalId } from "graphql-relay";
import { badInput } from "../modules/shared/domain-error";
import { asTyped } from "../modules/shared/text";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export interface GlobalId {
  readonly type: string;
  readonly id: string;
}

/**
 * The opaque identifier of a record, unique over all types. The library's own writer puts its text together letter by
 * letter, in pieces that outlive many answers.
 */
export function globalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`, "utf8").toString("base64");
}

export function readGlobalId(value: string, field: string): GlobalId {
  const { type, id } = fromGlobalId(value);
  if (!isUuid(id) || globalId(type, id) !== value)
    throw badInput(field, `${asTyped(value)} is no identifier of this server. Take ids from its answers.`);
  return { type, id };
}

/** Reads an identifier that must belong to one type, as the argument of an operation does. */
export function readIdOf(type: string, value: string, field: string): string {
  return readIdOfOneOf([type], value, field);
}

/** The same where records of several types are meant. */
export function readIdOfOneOf(types: readonly string[], value: string, field: string): string {
  const read = readGlobalId(value, field);
  if (!types.includes(read.type))
    throw badInput(
      field,
      `The identifier in ${field} belongs to a ${read.type.slice(0, 40)}, and a ${types.join(" or ")} is wanted.`,
    );
  return read.id;
}
