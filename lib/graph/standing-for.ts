import type { Scene } from './scene';
import { bareId, nodeId, type NodeId, type SceneId } from './scene-ids';

/** What is drawn for it: itself, or the folded group that it is in; for an endpoint, the group at either of its ends. */
export function standingFor(scene: Scene, id: SceneId, isDrawn: (id: SceneId) => boolean): SceneId {
  if (!id.startsWith('endpoint:')) return scene.within.get(id as NodeId) ?? id;
  if (isDrawn(id)) return id;
  const [network = '', container = ''] = bareId(id).split(':');
  return scene.within.get(nodeId('container', container)) ?? scene.within.get(nodeId('network', network)) ?? id;
}
