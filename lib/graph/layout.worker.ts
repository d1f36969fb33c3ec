import { layoutScene } from './layout';
import type { Scene } from './scene';

/** Runs the first layout off the main thread: a scene in, `[id, point][]` out. */
addEventListener('message', (event: MessageEvent<Scene>) => {
  postMessage([...layoutScene(event.data)]);
});
