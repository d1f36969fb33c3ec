'use client';
import dynamic from 'next/dynamic';
import { useCallback, useMemo } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { EmptyEngine } from '@/components/shell/empty-engine';
import { Message } from '@/components/ui/message';
import type { Selection } from '@/lib/client/use-selection';
import { usePending } from '@/lib/client/use-pending';
import { sceneOf } from '@/lib/graph/scene';
import { lineId, nodeId, type NodeId, type SceneId } from '@/lib/graph/scene-ids';
import { containerIdSchema, endpointIdSchema, networkIdSchema } from '@/lib/model';

const loadCanvas = () => import('./graph-canvas');
// On its way while the session and the first snapshot still are: one after the other they would be a second.
if (typeof window !== 'undefined') void loadCanvas();

const GraphCanvas = dynamic(loadCanvas, {
  ssr: false,
  loading: () => <Message title="Drawing…" busy />,
});

/** As wide as the panel that floats over the canvas. */
const panelWidth = 368;

/** The live graph: what is selected on it and what is dropped on it go to the dashboard. */
export function TopologyView() {
  const { topology, selection, select, mayChange, proposal, proposeAttach } = useDashboard();
  const pending = usePending();
  const scene = useMemo(
    () => sceneOf(topology, proposal === null ? pending : [...pending, proposal]),
    [topology, pending, proposal],
  );
  const onDrop = useCallback(
    (container: NodeId, network: NodeId) => {
      if (mayChange) proposeAttach(containerIdSchema.parse(idOf(container)), networkIdSchema.parse(idOf(network)));
    },
    [mayChange, proposeAttach],
  );
  const selected = sceneIdOf(selection);
  const revealed = useMemo<SceneId[]>(() => {
    if (proposal === null) return selected === null ? [] : [selected];
    return [nodeId('container', proposal.containerId), nodeId('network', proposal.networkId)];
  }, [proposal, selected]);
  if (topology.containers.length === 0 && topology.networks.length <= 3) return <EmptyEngine />;
  return (
    <GraphCanvas
      scene={scene}
      selected={selected}
      revealed={revealed}
      covered={selection === null && proposal === null ? 0 : panelWidth}
      onSelect={(id) => select(id === null ? null : selectionOf(id))}
      onDrop={onDrop}
    />
  );
}

function sceneIdOf(selection: Selection | null): SceneId | null {
  switch (selection?.kind) {
    case 'network':
    case 'container':
      return nodeId(selection.kind, selection.id);
    case 'endpoint':
      return lineId('endpoint', selection.id);
    default:
      return null;
  }
}

function selectionOf(id: SceneId): Selection {
  const [kind] = id.split(':');
  const rest = idOf(id);
  if (kind === 'network') return { kind, id: networkIdSchema.parse(rest) };
  if (kind === 'endpoint') return { kind, id: endpointIdSchema.parse(rest) };
  return { kind: 'container', id: containerIdSchema.parse(rest) };
}

function idOf(id: SceneId): string {
  return id.slice(id.indexOf(':') + 1);
}
