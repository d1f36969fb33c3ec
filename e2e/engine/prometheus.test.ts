import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { prepare } from '../../lib/launch/prepare.mjs';
import { toolPath } from '../lab/command.mjs';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { hostileName } from '../lab/world.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { followTraffic, type FollowedTraffic } from './followed-traffic';
import { startPrometheus, type RealPrometheus } from './real-prometheus';
import { withLab } from './with-lab';

const metricsToken = 'the-token-of-the-real-prometheus';
/** Fifty a second, each answered: about 144 kB sent into the network, to the same beat all the time. */
const steadily = 'while :; do ping -q -s 1400 -i 0.02 -c 100000 listener > /dev/null 2>&1; sleep 0.1; done';

const under = withLab(async (lab) => {
  for (const name of ['busy', 'quiet', hostileName]) await lab.docker('network', 'create', name);
  const start = (name: string, on: string, ...command: string[]) =>
    lab.docker('run', '-d', '--name', name, '--network', on, busyboxImage, ...command);
  await start('listener', 'busy', 'sleep', '3600');
  await start('talker', 'busy', 'sh', '-c', steadily);
  await start('idler', 'quiet', 'sleep', '3600');
  for (const name of ['quiet', hostileName]) await lab.docker('network', 'connect', name, 'talker');
});
let dashboard: DashboardProcess;
let prometheus: RealPrometheus;
let traffic: FollowedTraffic;
const undo: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  await prepare(console.log);
  dashboard = await startDashboard(under.lab.dockerHost, { NETLOOM_METRICS_TOKEN: metricsToken });
  undo.push(() => dashboard.stop());
  traffic = await followTraffic(dashboard.origin, dashboard.token);
  undo.push(() => traffic.stop());
  prometheus = await startPrometheus(dashboard.origin, metricsToken);
  undo.push(() => prometheus.stop());
  const hasRates = async () => (await prometheus.query(`rate(${sent('busy')}[10s])`)).length > 0;
  await until('the first rates', hasRates, { timeoutMs: 60_000, everyMs: 200 });
  // Nothing may be built or installed yet.
}, 900_000);
afterAll(async () => {
  for (const back of undo.reverse()) await back();
});

/**
 * What a scrape finds is up to a second old, by how much is chance, and a loaded machine does not send steadily from one
 * second to the next: over a minute both together are below the five percent.
 */
const seconds = 60;
const sent = (network: string) => `netloom_network_sent_bytes_total{network="${network}"}`;
const scrape = async (headers: Record<string, string>) => fetch(`${dashboard.origin}/metrics`, { headers });
const valueOf = async (expression: string, at?: number) => (await prometheus.query(expression, at))[0]?.value ?? NaN;

describe('a real Prometheus', () => {
  it('knows who sent on which network, whatever that is called', async () => {
    const series = await prometheus.query('netloom_endpoint_transmit_bytes_total{container="talker"}');
    expect(series.map(({ labels }) => labels.network).sort()).toEqual([hostileName, 'busy', 'quiet'].sort());
    const [{ labels } = expect.unreachable('no engine')] = await prometheus.query('netloom_engine_up == 1');
    expect(new Set(series.map(({ labels: { engine } }) => engine))).toEqual(new Set([labels.engine]));
    expect(await valueOf('netloom_stream_clients')).toBe(1);
  });

  it('understands every panel of the dashboard that everybody may fetch', async () => {
    const response = await fetch(`${dashboard.origin}/grafana-dashboard.json`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ]);
    const { panels } = dashboardSchema.parse(await response.json());
    const silent: string[] = [];
    for (const { title, targets } of panels) {
      for (const { expr } of targets) {
        // As Grafana does when everything is chosen.
        const expression = expr.replaceAll(/\$(?:engine|network)\b/g, '.*').replaceAll('$__rate_interval', '10s');
        if ((await prometheus.query(expression)).length === 0) silent.push(title);
      }
    }
    // Nothing fails here; and a lab's bridges are counted only where /sys shows the lab's own namespace.
    const mayBeSilent = ['Errors', 'Drops', 'North-south', 'Sent: left or stayed', 'East-west by network'];
    expect(silent.filter((title) => !mayBeSilent.includes(title))).toEqual([]);
  });

  it('reads rates that are the averages of our own', async () => {
    const isCovered = async () => (await prometheus.query(`${sent('busy')} offset ${seconds}s`)).length > 0;
    await until('samples that old', isCovered, { timeoutMs: 2 * seconds * 1000, everyMs: 500 });
    const now = Date.now();
    const rate = await valueOf(`rate(${sent('busy')}[${seconds}s])`, now);
    const own = averageOf(await networkId('busy'), now - seconds * 1000, now);
    expect(own).toBeGreaterThan(50_000);
    expect(rate / own).toBeGreaterThan(0.95);
    expect(rate / own).toBeLessThan(1.05);
    expect(await valueOf(`rate(${sent('quiet')}[${seconds}s])`, now)).toBeLessThan(own / 100);
  }, 180_000);
});

describe('the metrics of the running server', () => {
  it('are faultless to promtool', async () => {
    const response = await scrape({ authorization: `Bearer ${metricsToken}` });
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: await response.text(),
      encoding: 'utf8',
      env: { ...process.env, PATH: toolPath },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('are told to nobody else, and their token opens nothing else', async () => {
    for (const headers of [{}, { authorization: `Bearer ${dashboard.token}` }] as Record<string, string>[]) {
      const response = await scrape(headers);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    const headers = { authorization: `Bearer ${metricsToken}` };
    expect((await fetch(`${dashboard.origin}/api/topology`, { headers })).status).toBe(401);
    expect((await fetch(`${dashboard.origin}/metrics`, { method: 'POST', headers })).status).toBe(401);
  });
});

const dashboardSchema = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) })),
});

async function networkId(name: string): Promise<string> {
  const networks = z.array(z.object({ Id: z.string(), Name: z.string() })).parse(await under.call('GET', '/networks'));
  return networks.find(({ Name }) => Name === name)?.Id ?? expect.unreachable(`no network ${name}`);
}

/** Bytes per second that were sent into the network between two moments, by the ticks: each is an average since the one before. */
function averageOf(id: string, from: number, to: number): number {
  let [bytes, milliseconds] = [0, 0];
  for (const [index, { at, networks }] of traffic.ticks.entries()) {
    const [end, begin] = [Date.parse(at), Date.parse(traffic.ticks[index - 1]?.at ?? at)];
    if (begin < from || end > to) continue;
    const [, sample] = Array.from(networks).find(([networkId]) => networkId === id) ?? [];
    bytes += (sample?.txBytesPerSecond ?? NaN) * (end - begin);
    milliseconds += end - begin;
  }
  return bytes / milliseconds;
}
