import { OperationalError } from "../../../shared/operational-error";

/** What thesauri use entities for: short names of namespaces. */
const MOST_ENTITIES = 100;
const LONGEST_ENTITY = 300;
const ENTITY = /<!ENTITY\s+(%?)\s*([^\s"'<>]+)\s*(?:"([^"]*)"|'([^']*)'|([^>]*))/g;
/** Comments and instructions, also such as do not end in what was looked at: what stands in them is no element. */
const REMARK = /<!--[^]*?(?:-->|$)|<\?[^]*?(?:\?>|$)/g;
const ELEMENT = /<[A-Za-z_]/;
const DECLARED_ENCODING = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)["']/i;
const KNOWN_AS_UTF_8 = /^(utf-?8|us-ascii|ascii)$/i;

/**
 * Refuses what an XML file may do to its reader before its first element: entities that are made of entities (each ten times
 * as long as the one before), that are long, that fetch other files, or bytes in another encoding than they are read in.
 */
export function refuseDangerousPrologue(beginning: string, path: string): void {
  const encoding = DECLARED_ENCODING.exec(beginning)?.[1];
  if (encoding !== undefined && !KNOWN_AS_UTF_8.test(encoding))
    throw new OperationalError(
      `The file «${path}» is written in ${encoding}. Save it as UTF-8 and import that.`,
    );
  if (!ELEMENT.test(beginning.replace(REMARK, "")))
    throw new OperationalError(
      `The file «${path}» has no element in its first ${String(beginning.length)} characters. It is no SKOS file, or what comes first must be made shorter.`,
    );
  const entities = [...beginning.matchAll(ENTITY)];
  const dangerous = entities.find(([, parameter, , double, single]) => {
    const value = double ?? single;
    return parameter === "%" || value === undefined || value.length > LONGEST_ENTITY || /[&%<]/.test(value);
  });
  if (dangerous !== undefined || entities.length > MOST_ENTITIES)
    throw new OperationalError(
      `The file «${path}» declares entities that Passerelle does not read${dangerous === undefined ? "" : ` («${(dangerous[2] ?? "").slice(0, 40)}»)`}: only short names of namespaces are accepted. Expand them and import the result.`,
    );
  if (/<!DOCTYPE[^[>]*\b(SYSTEM|PUBLIC)\b/i.test(beginning))
    throw new OperationalError(
      `The file «${path}» refers to a document type outside of it, which Passerelle does not fetch. Remove its DOCTYPE line and import the result.`,
    );
}
