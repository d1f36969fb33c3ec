/** Tokens of globals.css that charts draw with. */
export type ChartColour =
  | 'muted'
  | 'line'
  | 'received'
  | 'sent'
  | 'accent'
  | 'bad'
  | 'warn'
  | 'kind-bridge'
  | 'kind-overlay'
  | 'kind-macvlan'
  | 'kind-host'
  | 'kind-none'
  | 'kind-plugin';

/** Of parts of a whole, largest first; the last stands for all the others. */
export const partColours: readonly ChartColour[] = [
  'kind-bridge',
  'kind-macvlan',
  'kind-overlay',
  'kind-host',
  'kind-plugin',
  'received',
  'sent',
];
export const othersColour: ChartColour = 'kind-none';

/** Pixels cannot use CSS variables. */
export function tokenColour(element: Element, name: ChartColour): string {
  return getComputedStyle(element).getPropertyValue(`--${name}`).trim();
}
