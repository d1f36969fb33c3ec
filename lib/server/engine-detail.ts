import { AppError, type EngineDetail } from '@/lib/model';
import type { Runtime } from './running';

type Known = {
  inventory: Pick<Runtime['inventory'], 'topology' | 'facts'>;
  host: Runtime['host'];
  history: Pick<Runtime['history'], 'state'>;
  traffic: Runtime['traffic'];
};

/** What is known of an engine already: it is not asked. Of `/info` only the facts that are named, never the rest. */
export function engineDetail({ inventory, host, history, traffic }: Known, id: string): EngineDetail {
  const engine = inventory.topology.engines.find((one) => one.id === id);
  if (!engine) throw new AppError('not_found', 'Netloom follows no engine with that id.');
  const { interfaces, reason } = host.read();
  return {
    engine,
    ...inventory.facts,
    interfaces,
    interfacesReason: reason,
    unattributed: [...(traffic.last?.unattributed ?? [])],
    history: history.state,
  };
}
