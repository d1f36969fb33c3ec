/** For tests of the routes: a runtime on a world in memory, and the way Next finds the function for a request. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionsOn, aScriptedWorld } from '@/lib/actions/scripted-world';
import { AuditLog } from '@/lib/audit/audit-log';
import { Auth } from '@/lib/auth/auth';
import { History } from '@/lib/history/history';
import { metricsTokenOf, roleTokensOf } from '@/lib/auth/token';
import { HappeningLog } from '@/lib/inventory/happening-log';
import { unknownFacts } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { AccessRecords } from '@/lib/server/access-records';
import { parseConfig } from '@/lib/server/config';
import { AcceptanceStore } from '@/lib/server/acceptance-store';
import { FindingsDesk } from '@/lib/server/findings-desk';
import type { RouteFunction } from '@/lib/server/handle';
import { LayoutStore } from '@/lib/server/layout-store';
import { setRuntime } from '@/lib/server/running';
import { UnderWay } from '@/lib/server/under-way';

export const token = 'the-token-of-this-installation';
export const network = aNetwork();
export const container = aContainer();
export const topology = aTopology({
  networks: [network],
  containers: [container],
  endpoints: [anEndpoint(network, container)],
});
/** What the routes did since the last runtime. */
export const seen = { logged: [] as unknown[], streams: 0, happenings: new HappeningLog() };

export function aRuntime(environment: Record<string, string> = {}) {
  seen.logged = [];
  seen.streams = 0;
  seen.happenings = new HappeningLog();
  const world = aScriptedWorld(topology);
  const audit = AuditLog.inMemory();
  const note = (...words: unknown[]) => void seen.logged.push(words);
  const log = { error: note, warn: note, info: note };
  // Never the developer's own data folder.
  const config = parseConfig({ NETLOOM_DATA: join(tmpdir(), 'netloom-no-such-folder'), ...environment });
  const tokens = roleTokensOf(token, config.roleTokens);
  setRuntime({
    version: '0.1.0',
    config,
    auth: new Auth({
      tokens,
      metricsToken: metricsTokenOf(config.metricsToken, tokens),
      port: 3000,
    }),
    access: new AccessRecords(audit),
    inventory: {
      get topology() {
        return world.inventory.topology;
      },
      facts: { ...unknownFacts, kernel: '6.12' },
      resolveNetwork: (name) => world.inventory.topology.networks.find((one) => one.name === name) ?? null,
      resolveContainer: () => {
        throw new Error('secret details');
      },
    },
    actions: actionsOn({ ...world, allow: config.allow }, audit),
    audit,
    happenings: seen.happenings,
    host: { read: () => ({ interfaces: null, reason: 'Out of reach.' }) },
    hub: {
      open: () => {
        seen.streams += 1;
        return new Blob(['event: hello\n\n']).stream();
      },
    },
    history: new History({ retention: config.retention, dataDirectory: null, log }),
    traffic: { last: null },
    metrics: { text: () => Promise.resolve('netloom_engine_up 1\n') },
    findings: new FindingsDesk({
      topology: () => world.inventory.topology,
      acceptances: new AcceptanceStore({ dataDirectory: config.dataDirectory, log }),
      audit,
    }),
    layout: new LayoutStore({ dataDirectory: config.dataDirectory, log, delayMs: 0 }),
    underWay: new UnderWay(),
    log,
  });
  return world;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const folder = join(process.cwd(), 'app');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|\/)route\.[jt]sx?$/.test(path),
);

/** Every function that Next would call, whoever wrote it. */
export async function allHandlers() {
  const found: { path: string; method: string; handler: unknown }[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    const path = `/${file.replace(/\/?route\.[jt]sx?$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
    for (const method of methods) if (method in exported) found.push({ path, method, handler: exported[method] });
  }
  return found;
}

export function isRouteFunction(handler: unknown): handler is RouteFunction {
  return typeof handler === 'function' && 'needs' in handler;
}

export async function call(
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
) {
  const { pathname } = new URL(path, 'http://x');
  // Next answers HEAD with what GET exports.
  const exported = method === 'HEAD' ? 'GET' : method;
  // As Next: what is spelled out comes before what may be anything.
  const candidates = (await allHandlers())
    .filter((one) => one.method === exported)
    .toSorted((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  for (const { path: pattern, handler } of candidates) {
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const match = new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '([^/]+)').replaceAll('.', '\\.')}$`).exec(pathname);
    if (!match || !isRouteFunction(handler)) continue;
    const params = Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]));
    const request = new Request(`http://127.0.0.1:3000${path}`, {
      method,
      headers: {
        host: '127.0.0.1:3000',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    return handler(request, { params: Promise.resolve(params) });
  }
  throw new Error(`no handler for ${method} ${path}`);
}

export const bearer = { authorization: `Bearer ${token}` };
