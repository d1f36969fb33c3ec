import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import dashboard from '@/public/grafana-dashboard.json';
import { anEngine } from '@/lib/model/builders';
import { Metrics } from './metrics';
import { aShop, aWorld, someCounters } from './scripted-world';

const { panels, templating } = z
  .object({
    panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })).default([]) })),
    templating: z.object({ list: z.array(z.object({ name: z.string(), definition: z.string() })) }),
  })
  .parse(dashboard);
const expressions = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const queries = [...expressions, ...templating.list.map(({ definition }) => definition)];

/** The names of everything there can be. */
async function everyName(): Promise<string[]> {
  const { topology, ledger } = aWorld({ ...aShop(), engines: [anEngine()] });
  for (const { id } of topology.networks) {
    ledger.networks.set(id, { counters: someCounters(), northSouth: { out: 1, in: 1 } });
  }
  const sampler = { ledger, last: null, age: 1, spent: 1, freshen: () => Promise.resolve() };
  const last = { at: '', covers: 1, endpoints: new Map(), networks: new Map(), engine: null };
  const metrics = new Metrics({
    version: '0.1.0',
    topology: () => topology,
    sampler: { ...sampler, last: { ...last, unattributed: [] } },
    hub: { clientCount: 1 },
    openFindings: () => ({ high: 0, medium: 0, low: 0 }),
  });
  return [...(await metrics.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
}

describe('the Grafana dashboard', () => {
  it('asks for nothing that is not told', async () => {
    const names = await everyName();
    const asked = queries.flatMap((query) => query.match(/\b(?:netloom|process|nodejs)_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThanOrEqual(queries.length);
    expect([...new Set(asked)].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('takes the rate of every counter and of nothing else', () => {
    for (const expression of expressions) {
      for (const [, before = '', name = ''] of expression.matchAll(/(\w*\(|)\b((?:netloom|process|nodejs)_\w+)/g)) {
        expect([name, before === 'rate(']).toEqual([name, name.endsWith('_total')]);
      }
    }
  });

  it('lets choose engine and network', () => {
    expect(templating.list.map(({ name }) => name)).toEqual(['engine', 'network']);
  });

  it('holds no address and no token', () => {
    expect(JSON.stringify(dashboard)).not.toMatch(/https?:|bearer|token/i);
  });
});
