/** The operator can mend this: a taken port, an unreachable database, a missing file. Shown as its sentence alone. */
export class OperationalError extends Error {
  override readonly name = "OperationalError";
}
