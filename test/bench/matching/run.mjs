import { prepareBench } from "../prepare.mjs";

prepareBench();
const { benchMatching } = await import("./bench-matching.mjs");
await benchMatching(process.argv.slice(2));
