import { alone, counter, gauge } from './family';
import type { Family } from './family';

/**
 * This process, under the names that every Prometheus client uses. Not by prom-client's `collectDefaultMetrics`, which
 * comes as a whole: it watches the event loop with a timer every 10 ms and every garbage collection, which would cost as
 * much as the sampling does, and promtool complains of its `nodejs_active_handles_total`.
 */
export function processFamilies(): Family[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  return [
    counter(
      'process_cpu_seconds_total',
      'Processor time that this process spent, by its own clock: user and system.',
      alone((user + system) / 1e6),
    ),
    gauge('process_resident_memory_bytes', 'Memory of this process that is in RAM.', alone(rss)),
    gauge(
      'process_start_time_seconds',
      'When this process started, in seconds since the epoch.',
      alone(Math.round(performance.timeOrigin / 1000)),
    ),
    gauge('nodejs_heap_size_used_bytes', 'What JavaScript uses of its heap.', alone(heapUsed)),
    gauge('nodejs_heap_size_total_bytes', 'The heap of JavaScript.', alone(heapTotal)),
    gauge('nodejs_external_memory_bytes', 'Memory outside the heap that JavaScript’s objects hold.', alone(external)),
    gauge('nodejs_version_info', 'The version of Node.', [{ labels: { version: process.version }, value: 1 }]),
  ];
}
