/** Ids of what is drawn: kind and full id, so that a network and a container can never be mistaken for each other. */
export type NodeId = `${'network' | 'container' | 'project'}:${string}`;
/** endpoint: one endpoint. shares: a shared namespace. bundle: several endpoints, of a project that is folded. */
export type LineId = `${'endpoint' | 'shares' | 'bundle'}:${string}`;
export type SceneId = NodeId | LineId;
/** What can be drawn as one node: a project, or a network with the containers that are at home on it. */
export type GroupId = `${'project' | 'network'}:${string}`;
/** What is not a node and has a place all the same: the bars at the foot of the picture. */
export type PlaceId = 'place:host' | 'place:outside';

export function nodeId<K extends 'network' | 'container' | 'project'>(kind: K, id: string): `${K}:${string}` {
  return `${kind}:${id}`;
}

export function lineId<K extends 'endpoint' | 'shares' | 'bundle'>(kind: K, id: string): `${K}:${string}` {
  return `${kind}:${id}`;
}

/** The id without its kind. */
export function bareId(id: SceneId): string {
  return id.slice(id.indexOf(':') + 1);
}
