"use strict";

// node test/browser/explorer.browser.cjs BASE_URL [SCREENSHOT.png]: looks at a running demo server in a browser.

const { chromium } = require("playwright-core");

const [baseUrl, screenshot] = process.argv.slice(2);
if (!baseUrl) {
  process.stderr.write(
    "Usage: node test/browser/explorer.browser.cjs http://127.0.0.1:4000 [screenshot.png]\n",
  );
  process.exit(2);
}

const CHROMIUM = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
const WAIT = { timeout: 20_000 };
const VIEWER_QUERY =
  "query SharedViewer($named: Boolean!) {\n  viewer {\n    __typename @include(if: $named)\n  }\n}\n";

const checks = {
  "serves the page with a policy that forbids foreign scripts and eval": async ({ page }) => {
    const policy = (await page.request.get(address())).headers()["content-security-policy"] ?? "";
    expect(policy.includes("script-src 'self';"), `policy: ${policy}`);
    expect(!policy.includes("unsafe-eval"), `policy: ${policy}`);
  },
  "has a title, a heading and a labelled switch": async ({ page }) => {
    expect((await page.title()).includes("Passerelle"), await page.title());
    await page.getByRole("heading", { name: /Passerelle/ }).waitFor(WAIT);
    await page.getByLabel("Signed in as").waitFor(WAIT);
  },
  "is signed in as the Brussels adviser": async ({ page }) => {
    const shown = await shownPerson(page);
    expect(/adviser/.test(shown) && /Brussels/.test(shown), shown);
  },
  "opens the starter tabs": async ({ page }) => {
    await page.getByRole("tab").first().waitFor(WAIT);
    const titles = await page.locator(".graphiql-tab").allInnerTexts();
    expect(titles.length === 5, `tabs: ${titles.join(", ")}`);
  },
  "loads Monaco's workers as files": async ({ page }) => {
    await until(() => page.workers().length >= 2);
    for (const worker of page.workers()) expect(worker.url().startsWith(baseUrl), worker.url());
  },
  "answers the first tab at the press of the run key": async ({ page }) => {
    const { answer } = await run(page);
    await shownAnswer(page, answer.data ? '"data"' : '"errors"');
    if (screenshot) await takePicture(page);
    expect(!answer.errors, JSON.stringify(answer.errors));
    expect(countLeaves(answer.data) > 3, JSON.stringify(answer.data));
  },
  "opens a shared link, with its variables, in a tab of its own": async ({ page }) => {
    const tabs = await page.locator(".graphiql-tab").count();
    const link = new URL(address());
    link.searchParams.set("query", VIEWER_QUERY);
    link.searchParams.set("variables", JSON.stringify({ named: true }));
    await page.goto(link.href);
    await page.locator(".graphiql-tab", { hasText: "SharedViewer" }).waitFor(WAIT);
    expect((await page.locator(".graphiql-tab").count()) === tabs + 1, "no tab was added");
    const { answer } = await run(page);
    expect(answer.data?.viewer?.__typename !== undefined, JSON.stringify(answer));
  },
  "sends another person's token after the switch": async ({ page }) => {
    const before = await run(page);
    const select = page.getByLabel("Signed in as");
    const current = await select.inputValue();
    const values = await select.locator("option").evaluateAll((options) => options.map(({ value }) => value));
    expect(values.length > 2 && values.includes(""), `people: ${values.join(", ")}`);
    await select.selectOption(values.find((value) => value !== "" && value !== current));
    const after = await run(page);
    expect(Boolean(after.authorization), "no token was sent");
    expect(after.authorization !== before.authorization, "the same token was sent");
    expect(Boolean(after.answer.data?.viewer), JSON.stringify(after.answer));
  },
  "is nobody when asked, and drops the last person's answer": async ({ page }) => {
    await page.getByLabel("Signed in as").selectOption("");
    await until(async () => !(await answerText(page)).includes("data"));
    const { answer, authorization } = await run(page);
    expect(authorization === undefined, "a token was sent");
    expect(answer.data?.viewer === null, JSON.stringify(answer));
  },
  "lets the keyboard reach the switch and leave the editor": async ({ page }) => {
    await page.locator(".graphiql-query-editor .monaco-editor").first().click();
    await page.keyboard.press("Control+M");
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Shift+Tab");
      if (await page.getByLabel("Signed in as").evaluate((element) => element === document.activeElement))
        return;
    }
    throw new Error("the switch was not reached in 40 steps");
  },
  "is light and dark as the system is": async ({ page }) => {
    const background = () => page.locator(".bar").evaluate((bar) => getComputedStyle(bar).backgroundColor);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    expect((await background()) !== light, `both are ${light}`);
  },
  "asks no other host": async ({ seen }) => {
    expect(seen.foreign.length === 0, seen.foreign.join(", "));
  },
  "breaks no rule of the policy": async ({ seen }) => {
    expect(seen.violations.length === 0, seen.violations.join(", "));
  },
  "writes no error to the console": async ({ seen }) => {
    expect(seen.errors.length === 0, seen.errors.join(" | "));
  },
};

async function main() {
  const browser = await chromium.launch(CHROMIUM);
  let failed = 0;
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const seen = await watch(page);
    await page.goto(address());
    for (const [name, check] of Object.entries(checks)) {
      const problem = await problemOf(check, { page, seen });
      if (problem) failed += 1;
      process.stdout.write(problem ? `not ok  ${name}: ${problem}\n` : `ok      ${name}\n`);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${Object.keys(checks).length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function problemOf(check, subject) {
  try {
    await check(subject);
    return undefined;
  } catch (error) {
    return error.message.split("\n")[0];
  }
}

/** Notes requests to other hosts, violations of the policy and errors for as long as the page lives. */
async function watch(page) {
  const seen = { foreign: [], violations: [], errors: [] };
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(baseUrl).host)
      seen.foreign.push(url.href);
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  await page.exposeFunction("noteViolation", (violation) => void seen.violations.push(violation));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      window.noteViolation(`${violatedDirective} ${blockedURI}`);
    });
  });
  return seen;
}

/** Presses the run key where the page has put the focus, and waits for the answer. */
async function run(page) {
  await page.locator(".graphiql-query-editor .view-line").first().waitFor(WAIT);
  await until(() => page.evaluate(() => document.activeElement !== document.body));
  const answered = page.waitForResponse(isOperation, WAIT);
  await page.keyboard.press("Control+Enter");
  const response = await answered;
  return { answer: await response.json(), authorization: response.request().headers()["authorization"] };
}

/** After the answer's colours, which Monaco paints a moment later. */
async function takePicture(page) {
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: screenshot });
}

function isOperation(response) {
  const { operationName } = safeJson(response.request().postData());
  return new URL(response.url()).pathname === "/graphql" && operationName !== "IntrospectionQuery";
}

async function shownAnswer(page, text) {
  await until(async () => (await answerText(page)).includes(text));
}

async function answerText(page) {
  return (await page.locator(".graphiql-response .view-lines").innerText()).replaceAll("\u00a0", " ");
}

function shownPerson(page) {
  return page.getByLabel("Signed in as").evaluate((select) => select.selectedOptions[0].textContent);
}

/** Scalars that say something, however deep. */
function countLeaves(value) {
  if (value === null || value === undefined) return 0;
  if (typeof value !== "object") return 1;
  return Object.values(value).reduce((sum, part) => sum + countLeaves(part), 0);
}

async function until(holds) {
  const end = Date.now() + WAIT.timeout;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${WAIT.timeout} ms in vain`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function expect(holds, message) {
  if (!holds) throw new Error(message);
}

function safeJson(text) {
  try {
    return JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
}

function address() {
  return new URL("/graphiql", baseUrl).href;
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
