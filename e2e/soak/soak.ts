import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { topologySchema, type Topology } from '@/lib/model';
import { launchBrowser } from '../bench/chromium';
import { eventuallyEqual } from '../engine/eventually';
import { factsOf, readIndependently } from '../engine/independent-reading';
import { seededRandom } from '../engine-double/world/random';
import type { Lab } from '../lab/engine.mjs';
import { engineCall } from '../lab/engine-api.mjs';
import { pause, until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { Churn } from './churn';
import { leftovers, restingLevel } from './leftovers';
import { WatchedPage, type PageState } from './pages';
import { probed, readServer, type ServerState } from './server-state';
import { stall } from './stalled-client';
import { inMegabytes, inOnes, Trend } from './trend';
import { startSoakLab } from './world';

export interface SoakOptions {
  minutes: number;
  seed: number;
  print: (line: string) => void;
}

const viewers = 3;
const stalledClients = 2;
const restarts = 2;
const everyMs = 10_000;
/** Operations a minute that the engine must at least have carried out, while it is away twice. */
const mustDo = 150;
/** For what a start leaves behind: code is compiled, caches are filled. */
const warmMs = 20_000;
/**
 * Over the later two thirds of a run. Bytes: less than a kilobyte for each operation of ten minutes. Of nodes and listeners
 * what is drawn has some hundreds, and more or fewer of them with what just happened.
 */
const mayGrow = { heap: 2e6, resident: 12e6, page: 4e6, nodes: 150, listeners: 75 };

/** Runs it, prints a line a minute, and gives everything that is not as it should be. */
export async function soak(options: SoakOptions): Promise<string[]> {
  const lab = await startSoakLab();
  const socket = join(lab.dir, 'probe.sock');
  let dashboard: DashboardProcess | null = null;
  let browser: Browser | null = null;
  try {
    dashboard = await startDashboard(lab.dockerHost, probed(socket));
    browser = await launchBrowser();
    return await underChurn(options, { lab, socket, dashboard, browser });
  } finally {
    await browser?.close();
    await dashboard?.stop();
    await lab.stop();
  }
}

interface Stage {
  lab: Lab;
  socket: string;
  dashboard: DashboardProcess;
  browser: Browser;
}

async function underChurn({ minutes, seed, print }: SoakOptions, stage: Stage): Promise<string[]> {
  const { lab, socket, dashboard, browser } = stage;
  const call = (method: string, path: string, body?: unknown) => engineCall(lab.socket, method, path, body);
  const read = () => readServer(socket, dashboard, lab);
  const held = async () => (await read()).held;
  const pages: WatchedPage[] = [];
  for (let at = 0; at < viewers; at += 1) pages.push(await WatchedPage.open(browser, dashboard.url));
  const churn = new Churn(call, seededRandom(seed));
  await pause(warmMs);
  const level = await restingLevel(held);
  const stalled = [];
  for (let at = 0; at < stalledClients; at += 1) stalled.push(await stall(dashboard.origin, dashboard.token));
  const trends = {
    server: new Trend('server, heap', mayGrow.heap, everyMs),
    external: new Trend('server, outside the heap', mayGrow.heap, everyMs),
    resident: new Trend('server, resident', mayGrow.resident, everyMs),
    pages: pages.map((_, at) => new Trend(`page ${at + 1}, heap`, mayGrow.page, everyMs)),
    nodes: pages.map((_, at) => new Trend(`page ${at + 1}, nodes`, mayGrow.nodes, everyMs, inOnes)),
    listeners: pages.map((_, at) => new Trend(`page ${at + 1}, listeners`, mayGrow.listeners, everyMs, inOnes)),
  };

  const rounds = Math.round((minutes * 60_000) / everyMs);
  const restartAt = Array.from({ length: restarts }, (_, at) => Math.round((rounds * (at + 1)) / (restarts + 1)));
  const begun = Date.now();
  await churn.prepare();
  churn.start();
  for (let round = 1; round <= rounds; round += 1) {
    await pause(begun + round * everyMs - Date.now());
    const server = await read();
    const seen = await Promise.all(pages.map((page) => page.read()));
    trends.server.add(server.heapUsed);
    trends.external.add(server.external);
    trends.resident.add(server.resident);
    seen.forEach(({ heapUsed, held: { nodes, listeners } }, at) => {
      trends.pages[at]?.add(heapUsed);
      trends.nodes[at]?.add(nodes);
      trends.listeners[at]?.add(listeners);
    });
    if (round % (60_000 / everyMs) === 0) {
      print(lineOf((round * everyMs) / 60_000, churn, trends.server, server, seen));
    }
    if (restartAt.includes(round)) {
      await lab.killEngine();
      print('the engine is killed and started again');
      await lab.startEngine();
    }
  }
  await churn.stop();
  print(`churn ends: ${churn.said}`);

  const problems: string[] = [];
  if (churn.done < minutes * mustDo) problems.push(`only ${churn.done} operations came about: that is no churn`);
  const must = async (what: string, check: () => Promise<unknown>) => {
    try {
      await check();
      print(`ok: ${what}`);
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      print(`FAILED: ${problems.at(-1)}`);
    }
  };
  await must('the topology equals a fresh inspection', () =>
    eventuallyEqual(
      'agreement',
      async () => factsOf(await topologyOf(dashboard)),
      () => readIndependently(call),
      60_000,
    ),
  );
  for (const [at, page] of pages.entries()) {
    await must(`page ${at + 1} shows the same`, async () => {
      await eventuallyEqual(
        'what is drawn',
        async () => page.disagreement(await topologyOf(dashboard)),
        () => ({ gone: [], missing: [] }),
        30_000,
      );
      if (page.errors.length > 0) throw new Error(`errors on it: ${page.errors.join('; ')}`);
    });
  }
  await churn.clear();
  // What was written to them and not taken is held as long as they are there.
  for (const socket of stalled) socket.destroy();
  await must('nothing that the server held is left over', async () => {
    const left = await leftovers(level, held);
    if (left.length > 0) throw new Error(left.join('; '));
  });
  await must('no warning of too many listeners', async () => {
    const [warning] = /.*MaxListenersExceededWarning.*/.exec(dashboard.output()) ?? [];
    if (warning !== undefined) throw new Error(warning);
  });
  const { server, external, resident, ...ofPages } = trends;
  for (const trend of [server, external, resident, ...Object.values(ofPages).flat()]) {
    print(trend.verdict);
    if (trend.grows) problems.push(trend.verdict);
  }
  for (const page of pages) await page.close();
  await must('every stream ends with its viewer', () =>
    until('no stream', async () => /^netloom_stream_clients 0$/m.test(await ask(dashboard, '/metrics'))),
  );
  return problems;
}

function lineOf(
  minute: number,
  churn: Churn,
  heap: Trend,
  { heapUsed, resident, held }: ServerState,
  pages: PageState[],
) {
  const of = (kind: keyof PageState['held']) => pages.map((page) => page.held[kind]).join(', ');
  return [
    `minute ${minute}: ${churn.said}`,
    `server: heap ${inMegabytes.value(heapUsed)} MB (${inMegabytes.change(heap.slope)} a minute), resident ${inMegabytes.value(resident)} MB, ${sumOf(held, 'descriptor ')} descriptors, ${held.timers} timers, ${held['engine connections']} engine connections`,
    `pages: heap ${pages.map((page) => inMegabytes.value(page.heapUsed)).join(', ')} MB, nodes ${of('nodes')}, listeners ${of('listeners')}`,
  ].join('; ');
}

function sumOf(counts: Record<string, number>, prefix: string): number {
  return Object.entries(counts).reduce((sum, [kind, count]) => sum + (kind.startsWith(prefix) ? count : 0), 0);
}

async function topologyOf(dashboard: DashboardProcess): Promise<Topology> {
  return topologySchema.parse(JSON.parse(await ask(dashboard, '/api/topology')));
}

async function ask({ origin, token }: DashboardProcess, path: string): Promise<string> {
  return (await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } })).text();
}
