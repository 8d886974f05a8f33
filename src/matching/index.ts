export { createEngine } from "./engine";
export type * from "./matching.types";
