import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from './builders';
import { topologySchema } from './topology';

describe('the builders', () => {
  it('make objects that the schemas accept', () => {
    const network = aNetwork();
    const container = aContainer();
    const topology = aTopology({
      networks: [network],
      containers: [container],
      endpoints: [anEndpoint(network, container)],
    });
    expect(topologySchema.parse(topology)).toEqual(topology);
  });

  it('give one name one id, and other names other ids', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `web-${index}`);
    expect(aContainer({ name: 'db' })).toEqual(aContainer({ name: 'db' }));
    expect(new Set(names.map((name) => aContainer({ name }).id)).size).toBe(names.length);
    expect(aNetwork({ name: 'db' }).id).not.toBe(aContainer({ name: 'db' }).id);
  });
});
