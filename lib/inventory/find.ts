/** The one object that a person means: by id, by name, or by the beginning of an id as docker takes it; null when it is none or several. */
export function findOne<T extends { id: string; name: string }>(items: readonly T[], text: string): T | null {
  const wanted = text.replace(/^\//, '');
  if (wanted === '') return null;
  const byId = items.find(({ id }) => id === wanted);
  if (byId) return byId;
  const named = items.filter(({ name }) => name === wanted);
  const meant = named.length > 0 ? named : items.filter(({ id }) => id.startsWith(wanted));
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
