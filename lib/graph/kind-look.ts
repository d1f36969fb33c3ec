import type { NetworkKind } from '@/lib/model';

/** How each kind of network is told apart without its hue: a word and a glyph (SVG path data on a 16 × 16 grid). */
export interface KindLook {
  word: string;
  glyph: string;
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`;

export const kindLook: Record<NetworkKind, KindLook> = {
  bridge: { word: 'bridge', glyph: circle(8, 8, 5) },
  overlay: { word: 'overlay', glyph: `${circle(5.75, 8, 3.75)}${circle(10.25, 8, 3.75)}` },
  macvlan: { word: 'macvlan', glyph: 'M8 2.5 13.5 8 8 13.5 2.5 8z' },
  ipvlan: { word: 'ipvlan', glyph: 'M8 2.5 13.5 8 8 13.5 2.5 8zM8 6.4v3.2' },
  host: { word: 'host', glyph: 'M3 3.5h10v9H3zM3 8h10' },
  none: { word: 'none', glyph: `${circle(8, 8, 5)}M4.5 11.5l7-7` },
  plugin: { word: 'plugin', glyph: 'M8 2.5l4.8 2.75v5.5L8 13.5l-4.8-2.75v-5.5z' },
};

/** What a container looks like inside its square. */
export const containerGlyph = 'M2.5 6h11v7h-11zM4 6l1-3h6l1 3M6.5 8.5h3';

/** A folded project: a stack of containers. */
export const projectGlyph = 'M2 9.5h12v4H2zM3.5 6h9v3.5M5 2.5h6V6';
