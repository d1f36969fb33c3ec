import { expect, test } from 'vitest';
import { aContainer, aNetwork, aTopology } from '@/lib/model/builders';
import { facetsOf } from './facets';

test('Facets are what the topology has, with counts, the most frequent first', () => {
  const facets = facetsOf(
    aTopology({
      networks: [
        aNetwork({ name: 'a', project: 'shop' }),
        aNetwork({ name: 'b' }),
        aNetwork({ name: 'none', driver: 'null' }),
        aNetwork({ name: 'c', driver: 'weave' }),
      ],
      containers: [
        aContainer({ name: 'up', project: 'shop' }),
        aContainer({ name: 'ill', health: 'unhealthy', project: 'metrics' }),
        aContainer({ name: 'out', state: 'exited' }),
        aContainer({ name: 'new', state: 'created' }),
      ],
    }),
  );
  expect(facets.driver.map(({ value, count }) => `${value} ${count}`)).toEqual(['bridge 2', 'none 1', 'weave 1']);
  expect(facets.state.map(({ value, count }) => `${value} ${count}`)).toEqual([
    'running 2',
    'stopped 2',
    'unhealthy 1',
  ]);
  expect(facets.project.map(({ value, count }) => `${value} ${count}`)).toEqual(['shop 2', 'metrics 1']);
});
