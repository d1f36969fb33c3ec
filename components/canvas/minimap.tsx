'use client';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Box, Point } from '@/lib/graph/geometry';
import type { Picture } from './picture';
import { readThemeColours } from './theme-colours';

const width = 148;
const height = 92;
const air = 6;

/** The whole picture, small, with what of it is on the screen; pressing it goes there. Hides where all is seen anyway. */
export function Minimap({ picture }: { picture: Picture | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [needed, setNeeded] = useState(false);

  useEffect(() => {
    if (!picture) return;
    let frame: number | null = null;
    const request = () => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        const whole = picture.viewport.extent();
        setNeeded(whole !== null && !holds(picture.viewport.window(), whole));
        if (canvas.current) paint(canvas.current, picture, whole);
      });
    };
    picture.graph.on('render', request);
    request();
    return () => {
      picture.graph.removeListener('render', request);
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [picture]);

  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    const whole = picture?.viewport.extent();
    if (!picture || !whole || event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    picture.viewport.centre(scaleOf(whole).back({ x: event.clientX - left, y: event.clientY - top }));
  };
  return (
    <canvas
      ref={canvas}
      width={width * 2}
      height={height * 2}
      onPointerDown={go}
      onPointerMove={go}
      className={`h-23 w-37 cursor-crosshair rounded-md border border-line bg-panel ${needed ? '' : 'invisible'}`}
      aria-hidden
      data-testid="minimap"
    />
  );
}

function paint(canvas: HTMLCanvasElement, { graph, viewport }: Picture, whole: Box | null): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, width, height);
  if (!whole) return;
  const colours = readThemeColours(canvas);
  const { to } = scaleOf(whole);
  graph.nodes().forEach((node) => {
    const at = to(node.position());
    const isHub = node.data('kind') !== 'container';
    const driver = node.data('driver') as keyof typeof colours.kind | undefined;
    context.fillStyle = driver ? colours.kind[driver] : colours.muted;
    const size = isHub ? { x: 8, y: 3.5 } : { x: 2.5, y: 2.5 };
    context.fillRect(at.x - size.x / 2, at.y - size.y / 2, size.x, size.y);
  });
  const seen = viewport.window();
  const [from, until] = [to({ x: seen.left, y: seen.top }), to({ x: seen.right, y: seen.bottom })];
  context.strokeStyle = colours.accent;
  context.lineWidth = 1.25;
  const [x, y] = [Math.max(1, from.x), Math.max(1, from.y)];
  context.strokeRect(x, y, Math.min(width - 1, until.x) - x, Math.min(height - 1, until.y) - y);
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
  );
}

function scaleOf(whole: Box): { to: (at: Point) => Point; back: (at: Point) => Point } {
  const scale = Math.min(
    (width - 2 * air) / (whole.right - whole.left),
    (height - 2 * air) / (whole.bottom - whole.top),
  );
  const [x, y] = [(whole.left + whole.right) / 2, (whole.top + whole.bottom) / 2];
  return {
    to: (at) => ({ x: width / 2 + (at.x - x) * scale, y: height / 2 + (at.y - y) * scale }),
    back: (at) => ({ x: x + (at.x - width / 2) / scale, y: y + (at.y - height / 2) / scale }),
  };
}
