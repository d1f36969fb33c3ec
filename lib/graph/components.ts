/** What hangs together: the parts that no tie joins to each other; an item without a tie is a part of its own. */
export function componentsOf<T extends { id: string }>(
  items: readonly T[],
  ties: readonly { source: string; target: string }[],
): T[][] {
  const leader = new Map<string, string>(items.map((item) => [item.id, item.id]));
  const find = (id: string): string => {
    const parent = leader.get(id) ?? id;
    if (parent === id) return id;
    const root = find(parent);
    leader.set(id, root);
    return root;
  };
  for (const tie of ties) leader.set(find(tie.source), find(tie.target));
  const parts = new Map<string, T[]>();
  for (const item of items) {
    const root = find(item.id);
    const part = parts.get(root);
    if (part) part.push(item);
    else parts.set(root, [item]);
  }
  return [...parts.values()];
}
