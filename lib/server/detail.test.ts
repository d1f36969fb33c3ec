import { describe, expect, it } from 'vitest';
import { anEngine, aTopology } from '@/lib/model/builders';
import type { Engine } from '@/lib/model';
import { containerDetail, networkDetail } from './detail';

function errorOf(look: typeof networkDetail | typeof containerDetail, engine: Engine): unknown {
  const topology = aTopology({ engines: [engine] });
  try {
    return look({ topology, resolveNetwork: () => null, resolveContainer: () => null }, 'web');
  } catch (error) {
    return error;
  }
}

describe.each([
  ['network', networkDetail],
  ['container', containerDetail],
])('the detail of a %s that is not known', (_what, look) => {
  it('is not found, once the engine has told what there is', () => {
    expect(errorOf(look, anEngine())).toMatchObject({ code: 'not_found' });
  });

  it('is not denied while no engine has answered', () => {
    const engine = anEngine({ status: 'unreachable', reason: 'The socket is not there.' });
    expect(errorOf(look, engine)).toMatchObject({ code: 'engine_unreachable', message: 'The socket is not there.' });
  });
});
