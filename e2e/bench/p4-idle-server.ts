import { followTraffic } from '../engine/followed-traffic';
import { startDashboard } from '../stories/dashboard';
import { crowdSize, startCrowd } from './crowd';
import { processorTime, residentBytes } from './processor-time';
import type { Result } from './result';
import { slopeOf } from './slope';

/** The hour belongs to the soak; the first minute is for what a start leaves behind. */
const warmMs = 60_000;
const minutes = 10;
const everyMs = 10_000;
const targets = { share: 0.02, bytes: 180e6, bytesPerMinute: 1e6 };

/** P4: the built server with one viewer who only looks, on 150 containers that do nothing. */
export async function run(): Promise<Result> {
  const lab = await startCrowd();
  const dashboard = await startDashboard(lab.dockerHost);
  const viewer = await followTraffic(dashboard.origin, dashboard.token);
  try {
    await wait(warmMs);
    const before = { cpu: processorTime([dashboard.pid]), at: performance.now() };
    const samples: number[] = [];
    for (let round = 0; round < (minutes * 60_000) / everyMs; round += 1) {
      await wait(everyMs);
      samples.push(residentBytes([dashboard.pid]));
    }
    const share = (processorTime([dashboard.pid]) - before.cpu) / ((performance.now() - before.at) / 1000);
    const highest = Math.max(...samples);
    const slope = slopeOf(samples) * (60_000 / everyMs);
    const ticks = viewer.ticks.length;
    return {
      id: 'P4',
      rows: [
        {
          what: `idle server, ${crowdSize} containers, one viewer, ${minutes} min: share of a core`,
          measured: `${(share * 100).toFixed(2)} %`,
          target: `≤ ${targets.share * 100} %`,
          ok: share <= targets.share,
        },
        {
          what: 'the same, highest resident memory',
          measured: `${Math.round(highest / 1e6)} MB`,
          target: `≤ ${targets.bytes / 1e6} MB`,
          ok: highest <= targets.bytes,
        },
        {
          what: 'the same, slope of resident memory',
          measured: `${(slope / 1e6).toFixed(2)} MB a minute`,
          target: `flat (≤ ${targets.bytesPerMinute / 1e6} MB a minute)`,
          ok: slope <= targets.bytesPerMinute,
        },
        { what: 'traffic ticks that the viewer got', measured: String(ticks), target: '', ok: ticks > minutes * 55 },
      ],
    };
  } finally {
    viewer.stop();
    await dashboard.stop();
    await lab.stop();
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
