'use client';
import { useEffect, type ReactNode } from 'react';
import type { Scene } from '@/lib/graph/scene';
import type { NodeId, SceneId } from '@/lib/graph/scene-ids';
import { walk } from '@/lib/graph/walk';
import { AttachHandle } from './attach-handle';
import type { CanvasCommands } from './canvas-commands';
import { CanvasControls } from './canvas-controls';
import type { ExportSubject } from './export-picture';
import { LayoutBar } from './layout-bar';
import { Minimap } from './minimap';
import { directions, Outline } from './outline';
import type { PictureEvents } from './picture';
import { offerToTidyUp, useCanvasCommands } from './use-canvas-commands';
import { usePicture } from './use-picture';

interface GraphCanvasProps extends PictureEvents {
  scene: Scene;
  /** The same without any filter: where things stand does not depend on it. */
  whole: Scene;
  selected: SceneId | null;
  found: readonly NodeId[] | null;
  /** Put together by a person. */
  gathered: readonly NodeId[];
  /** Whether this container can be attached to anything; null where nothing may be changed. */
  mayAttach: ((id: NodeId) => boolean) | null;
  /** The handle of a container was pressed. */
  onHandle: (container: NodeId) => void;
  /** What must not lie under the panel, and how many pixels of the right edge the panel covers. */
  revealed: readonly SceneId[];
  covered: number;
  /** Of a filter that narrows: when it changes, the view goes to what is left. */
  narrowing: string;
  folding: Pick<CanvasCommands, 'groups' | 'folded' | 'fold'>;
  /** What files are made of. */
  subject: ExportSubject;
  legend: ReactNode;
}

/** The canvas with its controls, its small map and its outline. */
export default function GraphCanvas(props: GraphCanvasProps) {
  const { scene, whole, selected, found, revealed, covered, narrowing, folding, subject, legend, onSelect } = props;
  const { gathered, mayAttach, onHandle, onDrop, onGather } = props;
  const { picture, failure, fail, host, underlay, overlay } = usePicture(props);
  const commands = useCanvasCommands(picture, subject, folding, fail);

  // What is folded away is walked from what stands for it.
  const standing = selected === null ? null : (scene.within.get(selected as NodeId) ?? selected);

  const reveal = revealed.join(' ');
  // Before anything is shown: the first look is fitted beside the panel.
  useEffect(() => {
    picture?.reveal(reveal === '' ? [] : (reveal.split(' ') as SceneId[]), covered);
  }, [picture, reveal, covered]);
  useEffect(() => {
    picture?.show(scene, whole).then((placed) => {
      fail(null);
      if (placed > 0 && commands) offerToTidyUp(placed, commands.tidyUp);
    }, fail);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `fail` only sets a state, and commands draw nothing
  }, [picture, scene, whole]);
  useEffect(() => picture?.marks.select(selected), [picture, selected]);
  useEffect(() => picture?.marks.gather(gathered), [picture, gathered]);
  useEffect(() => picture?.marks.find(found), [picture, found]);
  useEffect(() => {
    if (narrowing !== '') picture?.viewport.show(picture.scene.nodes.map(({ id }) => id));
  }, [picture, narrowing]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog], table');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !picture) return;
      if (event.key === 'f') picture.viewport.fit();
      if (event.key === 'x' && selected?.startsWith('container:')) onGather(selected as NodeId);
      const direction = directions[event.key];
      if (direction === undefined || !picture.scene.nodes.some(({ id }) => id === standing)) return;
      const next = walk(picture.scene, (id) => picture.positionOf(id), standing as NodeId, direction);
      if (next === null) return;
      event.preventDefault();
      onSelect(next);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [picture, selected, standing, onSelect, onGather]);

  return (
    <div className="relative h-full w-full overflow-hidden bg-canvas" data-testid="graph">
      {/* Cytoscape would write a style element into the page, which the content security policy forbids, unless one
          with this id is there. All it would say is `position: relative`, which the host says itself. */}
      <span id="__________cytoscape_stylesheet" hidden />
      <canvas ref={underlay} className="pointer-events-none absolute inset-0 h-full w-full" aria-hidden />
      <div ref={host} className="relative h-full w-full" aria-hidden data-testid="graph-host" />
      <canvas
        ref={overlay}
        data-testid="traffic-overlay"
        className="pointer-events-none absolute inset-0 h-full w-full"
        aria-hidden
      />
      {picture && mayAttach && (
        <AttachHandle
          picture={picture}
          selected={selected?.startsWith('container:') ? (selected as NodeId) : null}
          mayAttach={mayAttach}
          onDrop={onDrop}
          onPress={onHandle}
        />
      )}
      <LayoutBar />
      {failure !== null && (
        <p role="alert" className="absolute inset-x-0 top-0 border-b border-bad bg-panel p-3 text-bad">
          The graph could not be drawn: {failure}. Reload the page, or use the tables.
        </p>
      )}
      <Outline
        scene={scene}
        selected={standing}
        onSelect={onSelect}
        onFocus={(id) => picture?.focus(id)}
        gathered={gathered}
        onGather={mayAttach && onGather}
        neighbour={(from, direction) => picture && walk(scene, (id) => picture.positionOf(id), from, direction)}
      />
      <div
        className="absolute bottom-3 flex items-end gap-2 max-md:right-3!"
        style={{ right: covered + 12, maxWidth: `calc(100% - ${covered + 24}px)` }}
        data-testid="canvas-controls"
      >
        {legend}
        <CanvasControls picture={picture} commands={commands} />
      </div>
      <div className="absolute bottom-3 left-3 max-md:hidden">
        <Minimap picture={picture} />
      </div>
    </div>
  );
}
