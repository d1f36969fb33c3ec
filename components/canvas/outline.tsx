'use client';
import type { Scene, SceneNode } from '@/lib/graph/scene';
import { kindLook } from '@/lib/graph/kind-look';
import type { SceneId } from '@/lib/graph/scene-ids';

/** The same nodes as a list that can be focused and read out; it shows itself while something in it has the focus. */
export function Outline({
  scene,
  selected,
  onSelect,
  onFocus,
}: {
  scene: Scene;
  selected: SceneId | null;
  onSelect: (id: SceneId) => void;
  onFocus: (id: SceneId | null) => void;
}) {
  return (
    <nav
      aria-label="Outline of the graph"
      className="sr-only focus-within:not-sr-only focus-within:absolute focus-within:top-3 focus-within:left-3 focus-within:z-10 focus-within:max-h-[60%] focus-within:w-64 focus-within:overflow-y-auto focus-within:rounded-lg focus-within:border focus-within:border-line focus-within:bg-panel focus-within:p-2 focus-within:shadow-float"
    >
      <ul>
        {scene.nodes.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              className="w-full truncate rounded px-2 py-1 text-left hover:bg-raised aria-[current=true]:text-accent"
              aria-current={selected === node.id}
              onClick={() => onSelect(node.id)}
              onFocus={() => onFocus(node.id)}
              onBlur={() => onFocus(null)}
            >
              {describe(node)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function describe(node: SceneNode): string {
  if (node.kind === 'network') {
    return `Network ${node.label}, ${kindLook[node.driver].word}, ${count(node.members, 'endpoint')}`;
  }
  return `Container ${node.label}, ${node.condition}, ${count(node.networks, 'network')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
