import { prepareBench } from "./prepare.mjs";

prepareBench();
const { bench } = await import("./zz-bench.mjs");
await bench();
