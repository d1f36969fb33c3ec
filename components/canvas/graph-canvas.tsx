'use client';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Scene } from '@/lib/graph/scene';
import type { NodeId, SceneId } from '@/lib/graph/scene-ids';
import { Legend } from './legend';
import { Outline } from './outline';
import type { Picture } from './picture';

const pictureModule = import('./picture');

interface GraphCanvasProps {
  scene: Scene;
  selected: SceneId | null;
  /** What must not lie under the panel, and how many pixels of the right edge the panel covers. */
  revealed: readonly SceneId[];
  covered: number;
  onSelect: (id: SceneId | null) => void;
  onDrop: (container: NodeId, network: NodeId) => void;
}

/** The canvas with its controls and its outline. Cytoscape (135 kB) is loaded when it is first shown. */
export default function GraphCanvas({ scene, selected, revealed, covered, onSelect, onDrop }: GraphCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const events = useRef({ onSelect, onDrop });

  useEffect(() => {
    events.current = { onSelect, onDrop };
  });

  useEffect(() => {
    let built: Picture | null = null;
    let left = false;
    const build = async () => {
      const { Picture } = await pictureModule;
      if (left || !host.current || !overlay.current) return;
      built = new Picture(host.current, overlay.current, {
        onSelect: (id) => events.current.onSelect(id),
        onDrop: (container, network) => events.current.onDrop(container, network),
      });
      setPicture(built);
    };
    build().catch((error: unknown) => setFailure(String(error)));
    return () => {
      left = true;
      built?.destroy();
    };
  }, []);

  useEffect(() => {
    if (!picture) return;
    picture.show(scene).then(
      () => setFailure(null),
      (error: unknown) => setFailure(String(error)),
    );
  }, [picture, scene]);
  useEffect(() => picture?.select(selected), [picture, selected]);
  const reveal = revealed.join(' ');
  useEffect(() => {
    picture?.reveal(reveal === '' ? [] : (reveal.split(' ') as SceneId[]), covered);
  }, [picture, reveal, covered]);
  useEffect(() => {
    // The attribute is set after the effects of everything below the theme's provider: the only sure sign is itself.
    const observer = new MutationObserver(() => picture?.refreshColours());
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [picture]);
  useEffect(() => {
    const fit = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog]');
      if (event.key === 'f' && !typing && !event.ctrlKey && !event.metaKey) picture?.fit();
    };
    addEventListener('keydown', fit);
    return () => removeEventListener('keydown', fit);
  }, [picture]);

  const control = 'flex size-8 items-center justify-center text-muted hover:bg-raised hover:text-text';
  return (
    <div className="relative h-full w-full overflow-hidden bg-canvas" data-testid="graph">
      {/* Cytoscape would write a style element into the page, which the content security policy forbids, unless one
          with this id is there. All it would say is `position: relative`, which the host says itself. */}
      <span id="__________cytoscape_stylesheet" hidden />
      <div ref={host} className="relative h-full w-full" aria-hidden data-testid="graph-host" />
      <canvas ref={overlay} className="pointer-events-none absolute inset-0 h-full w-full" aria-hidden />
      {failure !== null && (
        <p role="alert" className="absolute inset-x-0 top-0 border-b border-bad bg-panel p-3 text-bad">
          The graph could not be drawn: {failure}. Reload the page, or use the tables.
        </p>
      )}
      <Outline scene={scene} selected={selected} onSelect={onSelect} onFocus={(id) => picture?.focus(id)} />
      <Legend scene={scene} covered={covered} />
      <div
        className="absolute bottom-4 flex overflow-hidden rounded-md border border-line bg-panel max-md:right-4!"
        style={{ right: covered + 16 }}
      >
        <button type="button" className={control} aria-label="Zoom out" onClick={() => picture?.zoomBy(1 / 1.3)}>
          <Minus className="size-4" aria-hidden />
        </button>
        <button type="button" className={control} aria-label="Zoom in" onClick={() => picture?.zoomBy(1.3)}>
          <Plus className="size-4" aria-hidden />
        </button>
        <button type="button" className={control} aria-label="Fit the graph (f)" onClick={() => picture?.fit()}>
          <Maximize className="size-4" aria-hidden />
        </button>
      </div>
    </div>
  );
}
