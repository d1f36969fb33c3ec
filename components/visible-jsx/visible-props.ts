import { visibleLines } from '@/lib/model/visible-text';

/** Attributes that a person reads or hears. */
const told = [
  'title',
  'alt',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
] as const;

/**
 * Properties of an element with nothing hidden in the text of its children and in what is told of it. Names come from
 * whoever may create a network or build an image: whatever a component forgets is caught here. Line ends stay, being
 * layout; a component that shows a name writes them out (`visibleText`). The value of a field is left as it is.
 */
export function visibleProps(props: object): object {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name !== 'children' && !told.some((one) => one === name)) continue;
    const visible = visibleNode(value);
    if (visible !== value) changed[name] = visible;
  }
  return Object.keys(changed).length === 0 ? props : { ...props, ...changed };
}

function visibleNode(node: unknown): unknown {
  if (typeof node === 'string') return visibleLines(node);
  if (!Array.isArray(node)) return node;
  const children: unknown[] = node;
  const visible = children.map(visibleNode);
  // The same list where nothing was hidden: React compares by identity.
  return visible.some((child, at) => child !== children[at]) ? visible : node;
}
