import autocannon from "autocannon";

/** Sends requests for some seconds and returns what one measurement is made of; any failure ends the bench. */
export async function measure({ child, url, requests, connections, seconds, databaseCpuMs }) {
  const times = [];
  const [before, databaseBefore] = [await child.usage(), databaseCpuMs()];
  const start = performance.now();
  const result = await fire({ url, requests, connections, seconds }, (time) => times.push(time));
  const elapsed = (performance.now() - start) / 1000;
  const [after, databaseAfter] = [await child.usage(), databaseCpuMs()];
  if (result.errors + result.non2xx + result.timeouts > 0)
    throw child.failure(`failed ${result.errors + result.non2xx + result.timeouts} requests`);
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: times.length / elapsed,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    databaseCpuMs: databaseBefore === undefined ? undefined : (databaseAfter - databaseBefore) / times.length,
  };
}

function fire({ url, requests, connections, seconds }, onResponse) {
  return new Promise((resolve, reject) => {
    const options = { url, requests, connections, duration: seconds, timeout: 60 };
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    // Its own percentiles are whole milliseconds; these are not rounded.
    instance.on("response", (_client, _status, _bytes, time) => onResponse(time));
  });
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values) {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const middle = known.length >> 1;
  return known.length % 2 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

/** The medians of several measurements, figure by figure. */
export function medians(measurements) {
  const figures = Object.keys(measurements[0]);
  return Object.fromEntries(
    figures.map((figure) => [figure, median(measurements.map((one) => one[figure]))]),
  );
}
