import type { Core } from 'cytoscape';
import type { Box, Point } from '@/lib/graph/geometry';

/** A canvas that lies above or below cytoscape's, cleared and in the graph's own coordinates. */
export function beginPainting(canvas: HTMLCanvasElement, graph: Core): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const scale = devicePixelRatio;
  const [width, height] = [Math.round(canvas.clientWidth * scale), Math.round(canvas.clientHeight * scale)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const zoom = graph.zoom();
  const pan = graph.pan();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale * zoom, 0, 0, scale * zoom, scale * pan.x, scale * pan.y);
  context.globalAlpha = 1;
  return context;
}

const families = {
  mono: `ui-monospace, 'DejaVu Sans Mono', monospace`,
  sans: `system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`,
};

export interface Writing {
  size: number;
  colour: string;
  family?: keyof typeof families;
  weight?: 400 | 600;
  align?: CanvasTextAlign;
  /** Drawn behind the letters, so that a line below does not run through them. */
  halo?: string;
}

/** One line of text whose baseline is at the point. */
export function write(context: CanvasRenderingContext2D, text: string, at: Point, how: Writing): void {
  const { size, colour, family = 'mono', weight = 400, align = 'center', halo } = how;
  context.font = `${weight} ${size}px ${families[family]}`;
  context.textAlign = align;
  if (halo !== undefined) {
    context.lineWidth = size / 3;
    context.lineJoin = 'round';
    context.strokeStyle = halo;
    context.strokeText(text, at.x, at.y);
  }
  context.fillStyle = colour;
  context.fillText(text, at.x, at.y);
}

export function roundedBox(context: CanvasRenderingContext2D, box: Box, radius: number): void {
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, radius);
}
