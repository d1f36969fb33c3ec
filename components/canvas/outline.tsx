'use client';
import { useRef, type KeyboardEvent } from 'react';
import { useActivity } from '@/lib/client/use-activity';
import type { Direction } from '@/lib/graph/walk';
import { kindLook } from '@/lib/graph/kind-look';
import type { Scene } from '@/lib/graph/scene';
import { bareId, type NodeId, type SceneId } from '@/lib/graph/scene-ids';
import type { SceneNode } from '@/lib/graph/scene-nodes';

export const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * The same nodes as a list that can be focused and read out; it shows itself while something in it has the focus. One
 * stop of the Tab key: from there arrows walk over the picture, Home and End go to the first and last, Enter opens.
 */
export function Outline({
  scene,
  selected,
  onSelect,
  onFocus,
  neighbour,
  gathered,
  onGather,
}: {
  scene: Scene;
  selected: SceneId | null;
  onSelect: (id: SceneId) => void;
  onFocus: (id: NodeId | null) => void;
  neighbour: (from: NodeId, direction: Direction) => NodeId | null;
  gathered: readonly NodeId[];
  /** Puts a container to the others, or takes it away; null where that leads to nothing. */
  onGather: ((id: NodeId) => void) | null;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { networks, containers } = useActivity().congested;
  const congested = new Set<string>([...networks, ...containers]);
  const stop = scene.nodes.find(({ id }) => id === selected)?.id ?? scene.nodes[0]?.id;
  const focus = (id: NodeId | null | undefined) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    buttons.find((button) => button.dataset.id === id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, from: NodeId) => {
    if (event.key === 'x' && from.startsWith('container:') && onGather) {
      event.stopPropagation();
      onGather(from);
      return;
    }
    const direction = directions[event.key];
    const to =
      direction !== undefined
        ? neighbour(from, direction)
        : event.key === 'Home'
          ? scene.nodes[0]?.id
          : event.key === 'End'
            ? scene.nodes.at(-1)?.id
            : undefined;
    if (to === undefined && direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focus(to);
  };
  return (
    <nav
      aria-label="Outline of the graph"
      className="sr-only focus-within:not-sr-only focus-within:absolute focus-within:top-3 focus-within:left-3 focus-within:z-10 focus-within:max-h-[60%] focus-within:w-64 focus-within:overflow-y-auto focus-within:rounded-lg focus-within:border focus-within:border-line focus-within:bg-panel focus-within:p-2 focus-within:shadow-float"
    >
      <p className="px-2 pb-1 text-xs text-muted">Arrows walk the picture · Enter opens{onGather && ' · x marks'}</p>
      <ul ref={list}>
        {scene.nodes.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              data-id={node.id}
              tabIndex={node.id === stop ? 0 : -1}
              className="w-full truncate rounded px-2 py-1 text-left hover:bg-raised aria-[current=true]:text-accent"
              aria-current={selected === node.id}
              onClick={() => onSelect(node.id)}
              onFocus={() => onFocus(node.id)}
              onBlur={() => onFocus(null)}
              onKeyDown={(event) => onKeyDown(event, node.id)}
            >
              {gathered.includes(node.id) && '✓ '}
              {describe(node)}
              {gathered.includes(node.id) && <span className="sr-only">, marked</span>}
              {congested.has(bareId(node.id)) && <span className="text-warn">, congested</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function describe(node: SceneNode): string {
  switch (node.kind) {
    case 'network':
      return `Network ${node.label}, ${kindLook[node.driver].word}, ${count(node.members, 'endpoint')}${node.holds > 0 ? `, folded, ${count(node.holds, 'container')}` : ''}`;
    case 'container':
      return `Container ${node.label}, ${node.condition}, ${count(node.networks, 'network')}`;
    case 'project':
      return `Project ${node.label}, folded, ${node.detail}`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
