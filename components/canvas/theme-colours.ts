import type { NetworkKind } from '@/lib/model';

/** The tokens of globals.css as the canvas needs them: pixels cannot use CSS variables. */
export interface ThemeColours {
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

export function readThemeColours(element: Element): ThemeColours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    canvas: token('canvas'),
    panel: token('panel'),
    raised: token('raised'),
    line: token('line'),
    text: token('text'),
    muted: token('muted'),
    accent: token('accent'),
    ok: token('ok'),
    warn: token('warn'),
    bad: token('bad'),
    kind: {
      bridge: token('kind-bridge'),
      overlay: token('kind-overlay'),
      macvlan: token('kind-macvlan'),
      ipvlan: token('kind-ipvlan'),
      host: token('kind-host'),
      none: token('kind-none'),
      plugin: token('kind-plugin'),
    },
  };
}
