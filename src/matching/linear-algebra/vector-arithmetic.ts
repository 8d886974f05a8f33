/** `vector-arithmetic.wat`, assembled; a test holds the two together. */
export const VECTOR_ARITHMETIC =
  "AGFzbQEAAAABDwJgA39/fwF/YAR/f399AAITAQd2ZWN0b3JzBm1lbW9yeQIAAQMEAwABAQcdAwdwcm9kdWN0AAADYWRkAAEJYWRk" +
  "RmxvYXRzAAIKhwIDWwEBewNAIAMgAP0ABAAgAf0BAwD9ugEgAP0ABBAgAf0BAwj9ugH9rgH9rgEhAyAAQSBqIQAgAUEQaiEBIAEg" +
  "AkkNAAsgA/0bACAD/RsBaiAD/RsCIAP9GwNqagtiAQJ7IAP9EyEEA0AgAf0BAwAhBSAAIAD9AAQAIAQgBf2nAf36Af3mAf3kAf0L" +
  "BAAgACAA/QAEECAEIAX9qAH9+gH95gH95AH9CwQQIABBIGohACABQQhqIQEgASACSQ0ACwtGAQF7IAP9EyEEAkAgASACTw0AA0Ag" +
  "ACAA/QAEACAEIAH9AAQA/eYB/eQB/QsEACAAQRBqIQAgAUEQaiEBIAEgAkkNAAsLCw==";

/** Places are in bytes from the beginning of the memory. */
export interface VectorArithmetic {
  product(asked: number, row: number, end: number): number;
  add(sum: number, row: number, end: number, factor: number): void;
  addFloats(sum: number, row: number, end: number, factor: number): void;
}

let assembled: WebAssembly.Module | undefined;

/** Arithmetic over the vectors that stand in a memory. */
export function vectorArithmetic(memory: WebAssembly.Memory): VectorArithmetic {
  assembled ??= new WebAssembly.Module(Buffer.from(VECTOR_ARITHMETIC, "base64"));
  const { exports } = new WebAssembly.Instance(assembled, { vectors: { memory } });
  return exports as unknown as VectorArithmetic;
}
