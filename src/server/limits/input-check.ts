import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  Kind,
  type ListValueNode,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from "graphql";
import { badInput } from "../../modules/shared/domain-error";
import { inWords } from "./document-shape";
import type { Limits } from "./limits";

/** Refuses variables that are nested or long beyond anything that is taken, before anybody walks through them. */
export function checkVariables(variables: unknown, limits: Limits): void {
  checkValue(variables, "variables", limits, 0);
}

function checkValue(value: unknown, path: string, limits: Limits, depth: number): void {
  if (value === null || typeof value !== "object") return;
  if (depth > limits.inputDepth)
    throw badInput(
      pathOf(path),
      `The value in ${pathOf(path)} is nested more than ${inWords(limits.inputDepth)} levels deep.`,
    );
  if (Array.isArray(value) && value.length > limits.listItems)
    throw tooLong(pathOf(path), value.length, limits.listItems);
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== null && typeof inner === "object")
      checkValue(inner, depth === 0 ? key : `${path}.${key}`, limits, depth + 1);
  }
}

/** A path names what the caller sent, so it is cut before it fills the answer. */
function pathOf(path: string): string {
  return path.length > 100 ? `${path.slice(0, 100)}…` : path;
}

function tooLong(path: string, found: number, most: number) {
  return badInput(
    path,
    `The list in ${path} has ${inWords(found)} values and takes at most ${inWords(most)}.`,
  );
}

/** Lists of identifiers in variables: each is a record to look up. */
export function checkIdentifierLists(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const inputType = typeFromAST(schema, type as never);
    const name = variable.name.value;
    if (isInputType(inputType)) checkIdentifiers(inputType, variables[name], name, limits);
  }
}

function checkIdentifiers(type: GraphQLInputType, value: unknown, path: string, limits: Limits): void {
  if (value === null || typeof value !== "object") return;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (!Array.isArray(value)) return;
    if (getNamedType(nullable) === GraphQLID && value.length > limits.ids)
      throw tooLong(path, value.length, limits.ids);
    const item = nullable.ofType;
    if (isInputObjectType(getNamedType(item)))
      value.forEach((one, index) => {
        checkIdentifiers(item, one, `${path}.${String(index)}`, limits);
      });
  } else if (isInputObjectType(nullable)) {
    for (const field of Object.values(nullable.getFields()))
      checkIdentifiers(
        field.type,
        (value as Record<string, unknown>)[field.name],
        `${path}.${field.name}`,
        limits,
      );
  }
}

/**
 * What is wrong with the values written into a document. A number beyond what a number can hold would be read as
 * infinite, which no answer can express; a list of texts longer than a page is a list of identifiers.
 */
export interface WrittenValues {
  readonly longestList: number;
  readonly unusableNumber: string | undefined;
}

export function writtenValues(document: DocumentNode): WrittenValues {
  let longestList = 0;
  let unusableNumber: string | undefined;
  const number = ({ value }: { readonly value: string }) => {
    if (!Number.isFinite(Number(value))) unusableNumber = value;
  };
  visit(document, {
    [Kind.LIST]: ({ values }: ListValueNode) => {
      longestList = Math.max(longestList, values.length);
    },
    [Kind.INT]: number,
    [Kind.FLOAT]: number,
  });
  return { longestList, unusableNumber };
}

export function checkWrittenValues({ longestList, unusableNumber }: WrittenValues, limits: Limits): void {
  if (unusableNumber !== undefined)
    throw badInput(
      "query",
      `The number ${unusableNumber.slice(0, 20)}… in the document is larger than numbers can be.`,
    );
  if (longestList > limits.ids) throw tooLong("query", longestList, limits.ids);
}
