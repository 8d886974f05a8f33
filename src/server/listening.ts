import { createServer } from "node:net";
import { OperationalError } from "../modules/shared/operational-error";

export interface Address {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** Says at once what would otherwise be said when everything else has started. */
export async function refuseTakenPort(address: Address): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject).listen(address, resolve);
    });
  } catch (error) {
    throw inWords(error, address);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** What kept a server from listening, in a sentence that tells the way out. */
export function inWords(error: unknown, { host, port }: Address): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new OperationalError(
        `The port ${String(port)} is taken by another program. Choose another with PORT, such as PORT=4001.`,
      );
    case "EACCES":
      return new OperationalError(
        `The port ${String(port)} may not be used without further rights. Choose another with PORT.`,
      );
    case "EADDRNOTAVAIL":
      return new OperationalError(`The address ${host} does not belong to this machine. Change HOST.`);
    default:
      return error;
  }
}
