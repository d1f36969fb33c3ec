/** The only file that knows prom-client, and so the text format of Prometheus. */
import { Counter, Gauge, Registry } from 'prom-client';
import type { Family } from './family';

/** Of the text. */
export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE;

/** A registry for each scrape: the counters are kept elsewhere, and what is gone must not stay behind here. */
export async function exposition(families: readonly Family[]): Promise<string> {
  const registry = new Registry();
  for (const { name, help, type, samples } of families) {
    const [first] = samples;
    // prom-client would tell a 0 for what has no label and no value.
    if (!first) continue;
    const configuration = { name, help, labelNames: Object.keys(first.labels), registers: [registry] };
    if (type === 'counter') {
      const metric = new Counter(configuration);
      for (const { labels, value } of samples) metric.inc(labels, value);
    } else {
      const metric = new Gauge(configuration);
      for (const { labels, value } of samples) metric.set(labels, value);
    }
  }
  return registry.metrics();
}
