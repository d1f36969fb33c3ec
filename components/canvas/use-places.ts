import { useCallback, useLayoutEffect, useMemo } from 'react';
import type { Places } from '@/lib/graph/layout';
import { foldedGroups, groupsOf } from '@/lib/graph/folding';
import { nodeId, type GroupId, type NodeId, type PlaceId } from '@/lib/graph/scene-ids';
import { useLayout } from '@/lib/client/use-layout';
import { groupKey, hostKey, outsideKey, stableNames, type Layout, type Topology } from '@/lib/model';
import { positions } from './positions';

/** Ties the places on the picture to the saved layout, which knows things by names that outlive their ids. */
export function usePlaces(topology: Topology): {
  /** False while it is not known where things were: nothing is drawn before. */
  known: boolean;
  /** Everything that can be folded, and what is. */
  groups: readonly GroupId[];
  folded: ReadonlySet<GroupId>;
  setFolded: (groups: readonly GroupId[], fold: boolean) => void;
} {
  const { layout, save } = useLayout();
  const keys = useMemo(() => keysOf(topology), [topology]);

  // Before the picture is shown the scene, which is an effect of a child.
  useLayoutEffect(() => {
    if (layout) positions.recall(placesIn(layout, keys));
    positions.savedBy((changed) => {
      const entries = [...changed].flatMap(([id, at]) => {
        const key = keys.get(id);
        return key === undefined ? [] : [[key, at] as const];
      });
      if (entries.length > 0) save({ positions: Object.fromEntries(entries) });
    });
  }, [layout, keys, save]);

  const choices = layout?.groups;
  const groups = useMemo(() => groupsOf(topology), [topology]);
  const folded = useMemo(() => {
    const chosen = { collapsed: true, expanded: false };
    return foldedGroups(groups, topology.containers.length, (group) => {
      const state = choices?.[keys.get(group) ?? ''];
      return state && chosen[state];
    });
  }, [topology, groups, choices, keys]);
  const setFolded = useCallback(
    (groups: readonly GroupId[], fold: boolean) => {
      const state = fold ? ('collapsed' as const) : ('expanded' as const);
      const entries = groups.flatMap((group) => {
        const key = keys.get(group);
        return key === undefined ? [] : [[key, state] as const];
      });
      save({ groups: Object.fromEntries(entries) });
    },
    [keys, save],
  );
  return { known: layout !== null, groups, folded, setFolded };
}

/** The name under which each place is kept. */
function keysOf(topology: Topology): ReadonlyMap<NodeId | PlaceId, string> {
  const names = stableNames(topology);
  const keys = new Map<NodeId | PlaceId, string>();
  for (const [kind, items] of [
    ['network', topology.networks],
    ['container', topology.containers],
  ] as const) {
    for (const { id } of items) {
      const name = names.get(id);
      if (name !== undefined) keys.set(nodeId(kind, id), name);
    }
  }
  const engineId = topology.engines[0]?.id;
  if (engineId === undefined) return keys;
  keys.set('place:host', hostKey(engineId));
  keys.set('place:outside', outsideKey(engineId));
  for (const { project } of topology.containers) {
    if (project !== null) keys.set(nodeId('project', project), groupKey(engineId, project));
  }
  return keys;
}

function placesIn(layout: Layout, keys: ReadonlyMap<NodeId | PlaceId, string>): Places {
  const places: Places = new Map();
  for (const [id, key] of keys) {
    const at = layout.positions[key];
    if (at) places.set(id, at);
  }
  return places;
}
