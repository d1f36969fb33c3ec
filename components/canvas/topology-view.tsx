'use client';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { EmptyEngine } from '@/components/shell/empty-engine';
import { Message } from '@/components/ui/message';
import { marked, toggleMark } from '@/lib/client/marked';
import { attachProposal, moveProposal } from '@/lib/client/proposal';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { usePending } from '@/lib/client/use-pending';
import type { Selection } from '@/lib/client/use-selection';
import { hasTerm, toggleTerm } from '@/lib/filter/edit-query';
import { kindLook } from '@/lib/graph/kind-look';
import { sceneOf, type Scene } from '@/lib/graph/scene';
import {
  bareId,
  lineId,
  nodeId,
  type GroupId,
  type LineId,
  type NodeId,
  type PlaceId,
  type SceneId,
} from '@/lib/graph/scene-ids';
import {
  containerIdSchema,
  endpointIdSchema,
  networkIdSchema,
  networkKind,
  shortId,
  whyJoinsNothing,
  type NetworkKind,
} from '@/lib/model';
import { canvasCommands } from './canvas-commands';
import { Legend } from './legend';
import { loadCanvas } from './load-canvas';
import { placing } from './placing';
import { positions } from './positions';
import { usePlaces } from './use-places';

const drawing = () => <Message title="Drawing…" busy />;
const GraphCanvas = dynamic(loadCanvas, { ssr: false, loading: drawing });

/** As wide as the panel that floats over the canvas. */
const panelWidth = 368;

/** The live graph: what is selected on it and what is dropped on it go to the dashboard. */
export function TopologyView() {
  const dashboard = useDashboard();
  const { topology, index, selection, select, may, proposal, propose, filter, setFilter, visible } = dashboard;
  const mayChange = may('endpoint.change');
  const pending = usePending();
  const marks = useStore(marked, (value) => value);
  const gathered = useMemo(() => [...marks].map((id): NodeId => nodeId('container', id)), [marks]);
  const { known, groups, folded, setFolded } = usePlaces(topology);
  const changes = useMemo(() => (proposal === null ? pending : [...pending, ...proposal.changes]), [pending, proposal]);
  const whole = useMemo(() => sceneOf(topology, { pending: changes, folded }), [topology, changes, folded]);
  const scene = useMemo(
    () => (visible.narrowed ? sceneOf(topology, { pending: changes, folded, visible }) : whole),
    [topology, changes, folded, visible, whole],
  );
  const empty = topology.containers.length === 0 && topology.networks.length <= 3;
  useEffect(() => {
    if (known && !empty) placing.ahead(whole);
  }, [known, empty, whole]);
  const { found } = visible;
  const foundNodes = useMemo(
    () =>
      found === null
        ? null
        : [
            ...[...found.networks].map((id): NodeId => nodeId('network', id)),
            ...[...found.containers].map((id): NodeId => nodeId('container', id)),
          ],
    [found],
  );
  const onSelect = useCallback((id: SceneId | PlaceId | null) => select(selectionOf(id)), [select]);
  const onDrop = useCallback(
    (container: NodeId, network: NodeId) => {
      if (!mayChange) return;
      const containerId = containerIdSchema.parse(bareId(container));
      // Whoever carries one of those put together carries them all.
      const ids = marks.has(containerId) ? [...marks] : [containerId];
      propose(attachProposal(ids, networkIdSchema.parse(bareId(network))));
    },
    [mayChange, propose, marks],
  );
  const onMove = useCallback(
    (line: LineId, network: NodeId) => {
      const endpoint = topology.endpoints.find(({ id }) => id === bareId(line));
      const to = index.networkById.get(networkIdSchema.parse(bareId(network)));
      if (mayChange && endpoint && to) propose(moveProposal(endpoint, to));
    },
    [mayChange, propose, topology, index],
  );
  const onHandle = useCallback(
    (container: NodeId) => {
      select({ kind: 'container', id: containerIdSchema.parse(bareId(container)) });
      openedOver.set('attach');
    },
    [select],
  );
  const mayAttach = useCallback(
    (id: NodeId) => {
      const container = index.containerById.get(containerIdSchema.parse(bareId(id)));
      return container !== undefined && whyJoinsNothing(container, topology) === null;
    },
    [index, topology],
  );
  const folding = useMemo(
    () => ({
      groups,
      folded,
      fold: (groups: readonly GroupId[], fold: boolean) => {
        if (fold) for (const group of groups) standInTheMiddle(group, whole);
        else canvasCommands.get()?.follow();
        setFolded(groups, fold);
      },
    }),
    [groups, folded, setFolded, whole],
  );
  const onOpen = useCallback(
    (id: NodeId) => {
      const [kind] = id.split(':');
      if (folding.folded.has(id as GroupId)) folding.fold([id as GroupId], false);
      else setFilter({ focus: `${kind}:${shortId(bareId(id))}` });
    },
    [setFilter, folding],
  );
  const selected = sceneIdOf(selection);
  const revealed = useMemo<SceneId[]>(() => {
    if (proposal === null) return selected === null ? [] : [selected];
    return proposal.changes.flatMap((change): SceneId[] => [
      nodeId('container', change.containerId),
      nodeId('network', change.networkId),
    ]);
  }, [proposal, selected]);
  const present = new Set(topology.networks.map(networkKind));
  if (empty) return <EmptyEngine />;
  if (!known) return drawing();
  return (
    <GraphCanvas
      scene={scene}
      whole={whole}
      selected={selected}
      found={foundNodes}
      revealed={revealed}
      covered={selection === null && proposal === null ? 0 : panelWidth}
      narrowing={visible.narrowed ? [filter.show, filter.hide, filter.focus].join('\n') : ''}
      onSelect={onSelect}
      onOpen={onOpen}
      onFold={(project) => folding.fold([nodeId('project', project)], true)}
      onDrop={onDrop}
      onMove={onMove}
      gathered={gathered}
      mayAttach={mayChange ? mayAttach : null}
      onHandle={onHandle}
      onGather={gather}
      folding={folding}
      subject={dashboard}
      legend={
        <Legend
          kinds={(Object.keys(kindLook) as NetworkKind[]).filter((kind) => present.has(kind))}
          isChosen={(kind) => hasTerm(filter.show, 'driver', kind)}
          onToggle={(kind) => setFilter({ show: toggleTerm(filter.show, 'driver', kind) })}
        />
      }
    />
  );
}

const gather = (container: NodeId) => toggleMark(containerIdSchema.parse(bareId(container)));

/** A folded project takes the middle of the box that it stands for, unless it had its place before. */
function standInTheMiddle(id: GroupId, scene: Scene): void {
  if (positions.has(id)) return;
  const members = scene.nodes
    .filter((node) => node.project !== null && nodeId('project', node.project) === id)
    .flatMap((node) => positions.get(node.id) ?? []);
  if (members.length === 0) return;
  const sum = members.reduce((total, at) => ({ x: total.x + at.x, y: total.y + at.y }), { x: 0, y: 0 });
  positions.put(new Map([[id, { x: Math.round(sum.x / members.length), y: Math.round(sum.y / members.length) }]]));
}

function sceneIdOf(selection: Selection | null): SceneId | null {
  switch (selection?.kind) {
    case 'network':
    case 'container':
    case 'project':
      return nodeId(selection.kind, selection.id);
    case 'endpoint':
      return lineId('endpoint', selection.id);
    default:
      return null;
  }
}

/** The folded group at either end; of two networks the one that holds what is tied to the other. */
function selectionOfBundle(ends: string): Selection | null {
  const project = /project:([^>]*)/.exec(ends)?.[1];
  if (project !== undefined) return { kind: 'project', id: project };
  return selectionOf((ends.split('>')[0] ?? '') as NodeId);
}

function selectionOf(id: SceneId | PlaceId | null): Selection | null {
  if (id === null) return null;
  const [kind] = id.split(':');
  switch (kind) {
    case 'network':
      return { kind, id: networkIdSchema.parse(bareId(id as SceneId)) };
    case 'container':
      return { kind, id: containerIdSchema.parse(bareId(id as SceneId)) };
    case 'endpoint':
      return { kind, id: endpointIdSchema.parse(bareId(id as SceneId)) };
    case 'project':
      return { kind, id: bareId(id as SceneId) };
    case 'shares':
      return { kind: 'container', id: containerIdSchema.parse(bareId(id as SceneId)) };
    case 'bundle':
      return selectionOfBundle(bareId(id as SceneId));
    default:
      return { kind: 'engine', id: '' };
  }
}
