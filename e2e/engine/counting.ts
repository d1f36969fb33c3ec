import type { Engine } from '@/lib/docker/engine';
import { wrapped } from './wrapped';

/** What an engine can be asked for while it is followed. */
export type CountedCall = 'networks' | 'networks by id' | 'containers' | 'containers by id' | 'inspect';

/** The engine, with every call that reads its objects added to `calls`; an empty selection is answered without asking. */
export function counting(engine: Engine, calls: CountedCall[], onList: () => void = () => {}): Engine {
  const list = (what: 'networks' | 'containers', only: readonly unknown[] | undefined) => {
    if (only?.length === 0) return;
    calls.push(only ? `${what} by id` : what);
    onList();
  };
  return wrapped(engine, {
    listNetworks: (only) => (list('networks', only), engine.listNetworks(only)),
    listContainers: (only) => (list('containers', only), engine.listContainers(only)),
    inspectContainer: (id) => (calls.push('inspect'), engine.inspectContainer(id)),
  });
}
