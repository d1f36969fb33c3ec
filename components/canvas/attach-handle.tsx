'use client';
import type { EventObject } from 'cytoscape';
import { Plug } from 'lucide-react';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { containerSize } from '@/lib/graph/geometry';
import type { NodeId } from '@/lib/graph/scene-ids';
import type { Picture } from './picture';

/** Long enough to go from the node to its handle. */
const lingerMs = 300;
const containers = 'node[kind = "container"]';

/**
 * At a container that is pointed at or selected: dragged to a hub it attaches, pressed it asks for the network. Over the
 * canvas, so that a finger and a pen do what a mouse does.
 */
export function AttachHandle({
  picture,
  selected,
  mayAttach,
  onDrop,
  onPress,
}: {
  picture: Picture;
  selected: NodeId | null;
  /** Whether this container can be attached to anything. */
  mayAttach: (id: NodeId) => boolean;
  onDrop: (container: NodeId, network: NodeId) => void;
  onPress: (container: NodeId) => void;
}) {
  const handle = useRef<HTMLButtonElement>(null);
  const [pointed, setPointed] = useState<NodeId | null>(null);
  const [dragging, setDragging] = useState(false);
  const moved = useRef(false);
  const linger = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = pointed ?? selected;
  const id = shown !== null && mayAttach(shown) ? shown : null;

  useEffect(() => {
    const leave = () => {
      clearTimeout(linger.current);
      linger.current = setTimeout(() => setPointed(null), lingerMs);
    };
    const enter = (event: EventObject) => {
      clearTimeout(linger.current);
      setPointed(event.target.id() as NodeId);
    };
    const { graph } = picture;
    graph.on('mouseover', containers, enter);
    graph.on('mouseout', containers, leave);
    return () => {
      clearTimeout(linger.current);
      graph.off('mouseover', containers, enter);
      graph.off('mouseout', containers, leave);
    };
  }, [picture]);
  useEffect(() => {
    const element = handle.current;
    if (id === null || element === null) return undefined;
    const { graph } = picture;
    const follow = () => {
      const node = graph.getElementById(id);
      element.hidden = node.empty();
      if (node.empty()) return;
      const { x, y } = node.renderedPosition();
      const aside = (containerSize / 2) * graph.zoom();
      element.style.translate = `calc(${x + aside}px - 50%) calc(${y - aside}px - 50%)`;
    };
    follow();
    graph.on('render', follow);
    return () => {
      graph.off('render', follow);
    };
  }, [picture, id]);

  if (id === null) return null;
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    moved.current = false;
    picture.linking.start(picture.graph.getElementById(id));
  };
  const onPointerUp = () => {
    setDragging(false);
    const hub = picture.linking.end();
    if (hub) onDrop(id, hub.id() as NodeId);
  };
  return (
    <button
      ref={handle}
      type="button"
      tabIndex={-1}
      aria-label="Drag to a network to attach"
      title="Drag to a network to attach, or press (a)"
      data-testid="attach-handle"
      onPointerEnter={() => clearTimeout(linger.current)}
      onPointerLeave={() => !dragging && (linger.current = setTimeout(() => setPointed(null), lingerMs))}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        if (!dragging) return;
        moved.current = true;
        picture.linking.moveTo(picture.pointAt(event.clientX, event.clientY));
      }}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        setDragging(false);
        picture.linking.end();
      }}
      // The end of a drag is no press.
      onClick={() => !moved.current && onPress(id)}
      className="absolute top-0 left-0 grid size-5 cursor-crosshair touch-none place-items-center rounded-full border border-accent bg-panel text-accent hover:bg-accent hover:text-on-accent"
    >
      <Plug className="size-3" aria-hidden />
    </button>
  );
}
