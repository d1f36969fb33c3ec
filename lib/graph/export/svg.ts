import { boundaryPoint, containerSize, sizeOf, type Box, type Point } from '../geometry';
import type { Ground, Tap } from '../ground';
import { containerGlyph, kindLook, projectGlyph } from '../kind-look';
import type { ProjectBox } from '../project-boxes';
import type { Scene, SceneLine } from '../scene';
import type { NodeId } from '../scene-ids';
import type { SceneNode } from '../scene-nodes';
import { visibleText, type Condition, type NetworkKind } from '@/lib/model';

/** The colours that a drawing is made in. */
export interface Palette {
  canvas: string;
  panel: string;
  raised: string;
  line: string;
  text: string;
  muted: string;
  accent: string;
  ok: string;
  warn: string;
  bad: string;
  kind: Record<NetworkKind, string>;
}

export interface Drawing {
  scene: Scene;
  boxes: readonly ProjectBox[];
  ground: Ground;
  positionOf: (id: NodeId) => Point | undefined;
  /** The part of the picture to draw, in its own units, and how many pixels one of them is. */
  window: Box;
  zoom: number;
  colours: Palette;
  /** Pixels, from the traffic at this moment. */
  widthOf: (line: SceneLine) => number;
}

const sans = 'system-ui, sans-serif';
const mono = 'ui-monospace, monospace';

/** The picture as one standalone SVG file: shapes and texts, no scripts, no references. */
export function svgOf(drawing: Drawing): string {
  const { window, zoom, colours, boxes, ground, scene } = drawing;
  const size = { width: window.right - window.left, height: window.bottom - window.top };
  const viewBox = [window.left, window.top, size.width, size.height].map((value) => value.toFixed(1)).join(' ');
  const body = [
    rect(window, 0, { fill: colours.canvas }),
    ...boxes.map((box) => boxOf(box, colours)),
    ...ground.taps.map((tap) => tapOf(tap, colours)),
    ...ground.bars.map(({ place, box }) => barOf(place === 'place:host' ? `host` : 'outside', box, colours)),
    ...scene.lines.map((line) => lineOf(line, drawing)),
    ...scene.nodes.map((node) => nodeOf(node, drawing)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(size.width * zoom)}" height="${Math.round(size.height * zoom)}" viewBox="${viewBox}">`,
    ...body.filter((part) => part !== ''),
    '</svg>\n',
  ].join('\n');
}

function boxOf({ project, box }: ProjectBox, colours: Palette): string {
  const title = text({ x: box.left + 16, y: box.top + 18 }, project, 11, colours.muted, { anchor: 'start' });
  return rect(box, 20, { fill: colours.panel, 'fill-opacity': 0.6, stroke: colours.line }) + title;
}

function tapOf({ kind, start, end, driver, label }: Tap, colours: Palette): string {
  const stroke = driver === null ? colours.accent : colours.kind[driver];
  const cap = kind === 'closed' ? `M${end.x - 7} ${end.y}h14` : '';
  const path = `<path d="M${start.x} ${start.y}L${end.x} ${end.y}${cap}" fill="none" stroke="${stroke}" stroke-opacity="0.5" stroke-width="1.25"/>`;
  return path + (label === '' ? '' : text({ x: end.x, y: end.y + 15 }, label, 9.5, colours.text, { family: mono }));
}

function barOf(title: string, box: Box, colours: Palette): string {
  const colour = title === 'host' ? colours.kind.host : colours.muted;
  const at = { x: box.left + 14, y: (box.top + box.bottom) / 2 + 4 };
  const name = text(at, title, 11, colour, { anchor: 'start', weight: 600 });
  return rect(box, 8, { fill: colours.panel, stroke: colour, 'stroke-width': 1.5, 'stroke-opacity': 0.6 }) + name;
}

function lineOf(line: SceneLine, { scene, positionOf, colours, widthOf }: Drawing): string {
  const [from, to] = [positionOf(line.source), positionOf(line.target)];
  const [source, target] = [line.source, line.target].map((id) => scene.nodes.find((node) => node.id === id));
  if (!from || !to || !source || !target) return '';
  const [start, end] = [boundaryPoint(from, sizeOf(source), to), boundaryPoint(to, sizeOf(target), from)];
  const stroke = line.driver === null ? colours.muted : colours.kind[line.driver];
  const dash = line.kind === 'shares' ? '2 3' : line.active ? '' : '6 4';
  return element('path', {
    d: `M${start.x.toFixed(1)} ${start.y.toFixed(1)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}`,
    stroke,
    'stroke-width': widthOf(line).toFixed(2),
    'stroke-opacity': 0.8,
    ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
  });
}

function nodeOf(node: SceneNode, { positionOf, colours }: Drawing): string {
  const at = positionOf(node.id);
  if (!at) return '';
  return node.kind === 'container' ? containerOf(node, at, colours) : hubOf(node, at, colours);
}

function hubOf(node: Exclude<SceneNode, { kind: 'container' }>, at: Point, colours: Palette): string {
  const size = sizeOf(node);
  const isProject = node.kind === 'project';
  const stroke = isProject ? ring(node.condition, colours) : colours.kind[node.driver];
  const dash = dashes(node.kind === 'network' && node.configOnly);
  const box = around(at, size);
  const glyph = isProject ? projectGlyph : kindLook[node.driver].glyph;
  return [
    rect(box, isProject ? 12 : 19, {
      fill: isProject ? colours.raised : colours.panel,
      stroke,
      'stroke-width': 2,
      ...dash,
    }),
    glyphAt(glyph, { x: box.left + 20, y: at.y }, isProject ? colours.muted : stroke),
    text({ x: at.x + 11, y: at.y - 1 }, node.label, 12.5, colours.text, { weight: 600, width: size.width - 56 }),
    text({ x: at.x + 11, y: at.y + 12 }, node.detail, 9.5, colours.muted, { family: mono }),
  ].join('');
}

function containerOf(node: Extract<SceneNode, { kind: 'container' }>, at: Point, colours: Palette): string {
  const stopped = node.condition === 'stopped' || node.condition === 'dead';
  const label =
    node.dockedTo !== null
      ? text({ x: at.x + 24, y: at.y + 4 }, node.label, 11, colours.text, { anchor: 'start' })
      : text({ x: at.x, y: at.y + (node.seat === 'host' ? -24 : 32) }, node.label, 11, colours.text, {});
  const box = around(at, { width: containerSize, height: containerSize });
  const stroke = ring(node.condition, colours);
  const dash = dashes(stopped);
  return [
    rect(box, 9, { fill: colours.raised, stroke, 'stroke-width': 2, ...dash }),
    glyphAt(containerGlyph, at, colours.muted),
    label,
    node.ports === '' ? '' : text({ x: at.x, y: at.y + 44 }, node.ports, 9.5, colours.muted, { family: mono }),
  ].join('');
}

function dashes(isDashed: boolean): Record<string, string> {
  return isDashed ? { 'stroke-dasharray': '4 3' } : {};
}

function ring(condition: Condition, colours: Palette): string {
  if (condition === 'running') return colours.ok;
  if (condition === 'stopped') return colours.muted;
  return condition === 'unhealthy' || condition === 'dead' ? colours.bad : colours.warn;
}

function glyphAt(path: string, { x, y }: Point, colour: string): string {
  const transform = `translate(${x - 8} ${y - 8})`;
  return element('path', { d: path, transform, fill: 'none', stroke: colour, 'stroke-width': 1.5 });
}

function rect(box: Box, radius: number, attributes: Readonly<Record<string, string | number>>): string {
  const { left: x, top: y, right, bottom } = box;
  return element('rect', { x, y, width: right - x, height: bottom - y, rx: radius, ...attributes });
}

function around(at: Point, { width, height }: { width: number; height: number }): Box {
  return { left: at.x - width / 2, top: at.y - height / 2, right: at.x + width / 2, bottom: at.y + height / 2 };
}

interface TextStyle {
  family?: string;
  weight?: number;
  anchor?: 'start' | 'middle';
  width?: number;
}

function text(at: Point, raw: string, size: number, fill: string, style: TextStyle): string {
  const content = visibleText(raw);
  const { family = sans, weight = 400, anchor = 'middle', width } = style;
  const fits = width === undefined ? content.length : Math.max(4, Math.floor(width / (size * 0.58)));
  const shown = content.length > fits ? `${content.slice(0, fits - 1)}…` : content;
  return `<text x="${at.x.toFixed(1)}" y="${at.y.toFixed(1)}" font-family="${family}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${escape(shown)}</text>`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`);
  return `<${name} ${written.join(' ')}/>`;
}

/** Names are any text, and an SVG file is opened by browsers: nothing of a name may become markup. */
function escape(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
