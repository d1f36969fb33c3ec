import { paletteGroups, type PaletteEntry, type PaletteGroup } from './palette-entries';

export interface PaletteSection {
  group: PaletteGroup | 'recent';
  entries: readonly PaletteEntry[];
  /** How many more there are: a list of thousands is not drawn. */
  more: number;
}

/** At most so many of a group are drawn; before anything is typed, only the first few. */
const mostOfGroup = 50;
const fewOfGroup = 6;

/**
 * What the palette shows for a text. Every word of it must be found in an entry; the group with the best hit comes
 * first, hidden entries after equally good ones that are on the picture.
 */
export function paletteSections(
  entries: readonly PaletteEntry[],
  text: string,
  recent: readonly string[] = [],
): readonly PaletteSection[] {
  const tokens = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (tokens.length === 0) return sectionsBeforeTyping(entries, recent);
  const hits = entries
    .map((entry) => ({ entry, score: scoreOf(entry, tokens) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || inNumber(a.entry.name, b.entry.name));
  const groups = new Map<PaletteGroup, PaletteEntry[]>();
  for (const { entry } of hits) {
    const group = groups.get(entry.group);
    if (group) group.push(entry);
    else groups.set(entry.group, [entry]);
  }
  // In the order of their best hits, because a map keeps the order in which its keys came.
  return [...groups].map(([group, found]) => sectionOf(group, found, mostOfGroup));
}

/** The shorter first, then by code unit: `task-9` before `task-10`, and without the cost of a collator. */
function inNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function sectionsBeforeTyping(entries: readonly PaletteEntry[], recent: readonly string[]): PaletteSection[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const picked = recent.flatMap((key) => byKey.get(key) ?? []);
  const groups = paletteGroups.filter((group) => group !== 'addresses');
  return [
    { group: 'recent' as const, entries: picked, more: 0 },
    ...groups.map((group) =>
      sectionOf(
        group,
        entries.filter((entry) => entry.group === group && !picked.includes(entry)),
        group === 'actions' ? mostOfGroup : fewOfGroup,
      ),
    ),
  ].filter((section) => section.entries.length > 0);
}

function sectionOf(group: PaletteGroup, entries: readonly PaletteEntry[], most: number): PaletteSection {
  return { group, entries: entries.slice(0, most), more: Math.max(0, entries.length - most) };
}

/** 0: not a hit. Otherwise the mean over the words, so that a second word does not outrank a better first. */
export function scoreOf(entry: PaletteEntry, tokens: readonly string[]): number {
  const name = entry.name.toLowerCase();
  let total = 0;
  for (const token of tokens) {
    const score = entry.group === 'addresses' ? scoreOfAddress(name, token) : scoreOfWord(name, entry, token);
    if (score === 0) return 0;
    total += score;
  }
  return total / tokens.length - (entry.hidden ? 1 : 0);
}

/** Part of an address is meant only by what could be one: `db` is a database, not the middle of a MAC address. */
function scoreOfAddress(address: string, token: string): number {
  if (!/[\d.:]/.test(token)) return 0;
  if (address === token) return 100;
  if (address.startsWith(token)) return 70;
  return token.length > 1 && address.includes(token) ? 35 : 0;
}

function scoreOfWord(name: string, entry: PaletteEntry, token: string): number {
  if (name === token) return 100;
  if (name.startsWith(token)) return 80;
  const at = name.indexOf(token);
  if (at > 0) return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 45 : 60;
  const detail = ` ${entry.words} ${entry.detail.toLowerCase()}`;
  if (detail.includes(` ${token}`)) return 40;
  if (detail.includes(token)) return 25;
  return token.length > 1 && isScattered(token, name) ? 10 : 0;
}

/** All characters in their order, and not much between them: `shpweb` is `shop-web-1`. */
function isScattered(token: string, name: string): boolean {
  let at = name.indexOf(token.charAt(0));
  const start = at;
  for (const character of token.slice(1)) {
    if (at < 0) return false;
    at = name.indexOf(character, at + 1);
  }
  return at >= 0 && at - start < token.length * 3;
}
