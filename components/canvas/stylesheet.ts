import type { StylesheetJsonBlock } from 'cytoscape';
import { containerLabelWidth, containerSize } from '@/lib/graph/geometry';
import { containerGlyph, kindLook, projectGlyph } from '@/lib/graph/kind-look';
import type { Condition, NetworkKind } from '@/lib/model';
import type { ThemeColours } from './theme-colours';

/** Everything that does not change with a tick. Rates are drawn by the overlay, never by cytoscape. */
export function stylesheet(colours: ThemeColours): StylesheetJsonBlock[] {
  const ring: Record<Condition, string> = {
    running: colours.ok,
    unhealthy: colours.bad,
    starting: colours.warn,
    paused: colours.warn,
    restarting: colours.warn,
    stopped: colours.muted,
    dead: colours.bad,
  };
  return [
    {
      selector: 'node',
      style: {
        color: colours.text,
        'font-family': 'system-ui, -apple-system, Segoe UI, Roboto, DejaVu Sans, sans-serif',
        'font-size': 12.5,
        'overlay-opacity': 0,
        'background-color': colours.panel,
        'border-width': 2,
        'outline-color': colours.accent,
        'outline-offset': 4,
        'outline-width': 0,
      },
    },
    {
      selector: 'node[kind = "network"]',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '19px',
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        'font-size': 13.5,
        'font-weight': 'bold',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-x': 11,
        'text-margin-y': -6.5,
        'text-wrap': 'ellipsis',
        'text-max-width': '170px',
        'background-fit': 'none',
        'background-width': '16px',
        'background-height': '16px',
        'background-position-x': '12px',
        'background-position-y': '50%',
      },
    },
    ...(Object.keys(kindLook) as NetworkKind[]).map((kind) => ({
      selector: `node[driver = "${kind}"]`,
      style: {
        'border-color': colours.kind[kind],
        'background-image': glyphImage(kindLook[kind].glyph, colours.kind[kind], 1.75),
      },
    })),
    // Folded: there is more in it.
    { selector: 'node[holds > 0]', style: { 'border-style': 'double', 'border-width': 6, 'corner-radius': '23px' } },
    { selector: 'node[?configOnly]', style: { 'border-style': 'dashed' } },
    {
      selector: 'node[kind = "container"]',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '9px',
        width: containerSize,
        height: containerSize,
        'background-color': colours.raised,
        'background-image': glyphImage(containerGlyph, colours.muted, 1.2),
        'background-fit': 'none',
        'background-width': '18px',
        'background-height': '18px',
        label: 'data(label)',
        'text-valign': 'bottom',
        'text-margin-y': 5,
        'text-wrap': 'ellipsis',
        'text-max-width': `${containerLabelWidth}px`,
        'text-outline-color': colours.canvas,
        'text-outline-width': 2.5,
        'min-zoomed-font-size': 6,
      },
    },
    // It stands on the host's bar: its name would lie on that.
    { selector: 'node[seat = "host"]', style: { 'text-valign': 'top', 'text-margin-y': -5 } },
    {
      selector: 'node[?dockedTo]',
      style: { 'text-valign': 'center', 'text-halign': 'right', 'text-margin-x': 5, 'text-margin-y': 0 },
    },
    {
      selector: 'node[kind = "project"]',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '12px',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': colours.raised,
        'background-image': glyphImage(projectGlyph, colours.muted, 1.2),
        'background-fit': 'none',
        'background-width': '20px',
        'background-height': '20px',
        'background-position-x': '14px',
        'background-position-y': '50%',
        label: 'data(label)',
        'font-size': 13,
        'font-weight': 'bold',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-x': 11,
        'text-margin-y': -6,
        'text-wrap': 'ellipsis',
        'text-max-width': '170px',
      },
    },
    ...(Object.keys(ring) as Condition[]).map((condition) => ({
      selector: `node[condition = "${condition}"]`,
      style: { 'border-color': ring[condition] },
    })),
    {
      selector: 'node[condition = "stopped"], node[condition = "dead"]',
      style: { 'border-style': 'dashed', 'background-image-opacity': 0.5 },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight',
        width: 1.5,
        'line-color': colours.muted,
        'line-opacity': 0.5,
        'overlay-opacity': 0,
        'z-index-compare': 'manual',
        'z-index': 0,
      },
    },
    ...(Object.keys(kindLook) as NetworkKind[]).map((kind) => ({
      selector: `edge[driver = "${kind}"]`,
      style: { 'line-color': colours.kind[kind] },
    })),
    { selector: 'edge[!active]', style: { 'line-style': 'dashed', 'line-opacity': 0.4 } },
    { selector: 'edge[kind = "shares"]', style: { 'line-style': 'dotted', width: 2.5, 'line-opacity': 0.9 } },
    {
      selector: 'edge[?pending]',
      style: {
        'line-style': 'dashed',
        'line-dash-pattern': [7, 5],
        width: 2.5,
        'line-opacity': 1,
        'line-color': colours.accent,
      },
    },
    { selector: 'edge[pending = "detach"]', style: { 'line-color': colours.bad } },
    { selector: 'edge[kind = "bundle"]', style: { width: 3, 'line-opacity': 0.55 } },
    // From so far that only colours can be told apart, there has to be enough of them.
    { selector: 'node.far', style: { 'border-width': 5 } },
    // Names take the room of the glyph and of the small print, which cannot be read from there.
    ...(
      [
        ['middling', 21],
        ['far', 30],
      ] as const
    ).map(([name, size]) => ({
      selector: `node.${name}[kind = "network"], node.${name}[kind = "project"]`,
      style: {
        'font-size': size,
        'background-image-opacity': 0,
        'text-margin-x': 0,
        'text-margin-y': 0,
        'text-max-width': 'data(textWidth)',
      },
    })),
    { selector: '.faded, .passed-over', style: { opacity: 0.3 } },
    { selector: 'node.found', style: { 'outline-width': 2, 'outline-style': 'dashed' } },
    { selector: 'node.selected, node.focused', style: { 'outline-width': 2.5, 'outline-style': 'solid' } },
    {
      selector: 'node.gathered',
      style: {
        'outline-width': 2.5,
        'outline-style': 'double',
        'background-color': colours.accent,
        'background-opacity': 0.25,
      },
    },
    { selector: 'node.drop-target', style: { 'outline-width': 3, 'outline-offset': 6 } },
    { selector: 'edge.selected', style: { width: 3.5, 'line-opacity': 1, 'line-color': colours.accent } },
  ] as StylesheetJsonBlock[];
}

function glyphImage(path: string, colour: string, stroke: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 16 16" fill="none" stroke="${colour}" stroke-width="${stroke}" stroke-linejoin="round"><path d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
