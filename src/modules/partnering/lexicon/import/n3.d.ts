declare module "n3" {
  import type { Transform } from "node:stream";
  /** Turns Turtle text into quads. */
  export class StreamParser extends Transform {
    constructor(options?: { format?: string; baseIRI?: string });
  }
}
