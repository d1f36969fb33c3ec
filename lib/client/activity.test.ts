import { describe, expect, it } from 'vitest';
import { noActivity } from '@/lib/filter/filter';
import type { CongestionFlag } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTime, aTopology, aTrafficTick } from '@/lib/model/builders';
import { activityIn, congestedIn } from './activity';

const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
const [web, db] = [aContainer({ name: 'web' }), aContainer({ name: 'db' })];
const onData = anEndpoint(data, db);
const topology = aTopology({
  networks: [app, data],
  containers: [web, db],
  endpoints: [anEndpoint(app, web), anEndpoint(app, db), onData],
});
const flag = (subject: CongestionFlag['subject']): CongestionFlag => ({
  subject,
  reason: 'drops',
  since: aTime,
  evidence: '12 of 100 packets were dropped',
  advice: 'Look at the receiver.',
});

describe('who is congested', () => {
  it('is a network by a flag of its own, and a container by one of an endpoint', () => {
    const flags = [flag({ kind: 'network', id: app.id }), flag({ kind: 'endpoint', id: onData.id })];
    expect(congestedIn(topology, flags)).toEqual({ networks: new Set([app.id]), containers: new Set([db.id]) });
  });

  it('is nobody who is gone', () => {
    const gone = anEndpoint(aNetwork({ name: 'gone' }), web);
    const flags = [flag({ kind: 'endpoint', id: gone.id }), flag({ kind: 'network', id: gone.networkId })];
    expect(congestedIn(topology, flags)).toEqual({ networks: new Set(), containers: new Set() });
  });
});

describe('the activity of a topology', () => {
  it('is the same object until somebody changes', () => {
    expect(activityIn(topology, aTrafficTick(), noActivity)).toBe(noActivity);
    const tick = aTrafficTick({ congestion: [flag({ kind: 'network', id: data.id })] });
    const first = activityIn(topology, tick, noActivity);
    expect(first.congested.networks).toEqual(new Set([data.id]));
    expect(activityIn(topology, tick, first)).toBe(first);
    expect(activityIn(topology, null, first)).toEqual(noActivity);
  });
});
