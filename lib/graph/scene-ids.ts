/** Ids of what is drawn: kind and full id, so that a network and a container can never be mistaken for each other. */
export type NodeId = `${'network' | 'container'}:${string}`;
export type LineId = `${'endpoint' | 'shares'}:${string}`;
export type SceneId = NodeId | LineId;

export function nodeId<K extends 'network' | 'container'>(kind: K, id: string): `${K}:${string}` {
  return `${kind}:${id}`;
}

export function lineId<K extends 'endpoint' | 'shares'>(kind: K, id: string): `${K}:${string}` {
  return `${kind}:${id}`;
}
