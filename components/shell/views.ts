/** The views of the dashboard, in the order of the tabs. */
export const views = [
  { path: '/', title: 'Topology' },
  { path: '/networks', title: 'Networks' },
  { path: '/containers', title: 'Containers' },
  { path: '/endpoints', title: 'Endpoints' },
  { path: '/findings', title: 'Findings' },
  { path: '/changes', title: 'Changes' },
] as const;

/** Selection and filter live in the query and come along from view to view. */
export function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
