// Whatever is asked, the answer must come within 50 ms at 100,000 profiles.
import { milliseconds, table } from "./measure.mjs";

const REPEATS = 5;
const letters = "abcdefghijklmnopqrstuvwxyz";

/** Words that nothing knows, each another one. */
function invented(count, length) {
  let state = 99;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => letters[next() % 26]).join(""),
  ).join(" ");
}

export const hostileTexts = {
  empty: "",
  "one letter": "x",
  "100,000 characters": "zwxqvk lorem".repeat(8_400),
  "100,000 letters without a blank": "a".repeat(100_000),
  "ten thousand repeated words": "laser ".repeat(10_000),
  "ten thousand unknown words": invented(10_000, 9),
  "unknown words of forty letters": invented(2_000, 40),
  emoji: "👩‍🔬🔬🧪 🇧🇪".repeat(500),
  Cyrillic: "Лазерная сварка стали и цифровая обработка ".repeat(100),
  HTML: '<script>alert("x")</script><b>laser</b> &amp; <a href="y">welding</a>'.repeat(300),
  "unclosed markup": "<".repeat(50_000),
  "stop words only": "the of and with for by le la de het een van ".repeat(500),
  "lone surrogates": "\ud800 laser \udfff ".repeat(1_000),
};

export function benchHostile({ ask }) {
  const rows = Object.entries(hostileTexts).map(([name, text]) => {
    const times = Array.from({ length: REPEATS }, (_, repeat) => {
      const start = performance.now();
      // Another ending each time, so that no answer is one that was kept.
      ask({ text: `${text} ${letters[repeat]}${letters[repeat]}${letters[repeat]}q` }, 50);
      return performance.now() - start;
    });
    return [name, milliseconds(times[0]), milliseconds(Math.max(...times))];
  });
  return table(["text", "first, ms", "worst of five, ms"], rows);
}
