import { prepareBench } from "./prepare.mjs";

prepareBench();
const { bench } = await import("./bench.mjs");
await bench();
