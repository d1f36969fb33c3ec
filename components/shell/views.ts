/** The views of the dashboard, in the order of the tabs. */
export const views = [
  { path: '/', title: 'Topology' },
  { path: '/networks', title: 'Networks' },
  { path: '/containers', title: 'Containers' },
  { path: '/endpoints', title: 'Endpoints' },
] as const;

/**
 * The address of a view as of now, with the query that this page has. Next.js’s own reading of the query comes a moment
 * later than what is typed, and a key may be faster.
 */
export function addressOf(path: string): string {
  return withQuery(path, location.search.slice(1));
}

/** Selection and filter live in the query and come along from view to view. */
export function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
