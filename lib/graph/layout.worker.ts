import { newPace, shareOf } from './pace';
import { placeSteps } from './place';
import type { LayoutAnswer, LayoutOrder } from './layout-messages';

const pace = newPace();
/** Often enough for a bar that moves, and for a wish to stop to be heard. */
const lookEveryMs = 80;

/** Runs a long layout off the main thread: a scene in, how far it is and at last the places out. */
addEventListener('message', ({ data }: MessageEvent<LayoutOrder>) => {
  if (data.kind === 'hurry') pace.hurried = true;
  // A rejected promise would stay in here; an error reaches whoever started the worker.
  else run(data).catch((error: unknown) => reportError(error));
});

async function run({ scene, standing }: Extract<LayoutOrder, { kind: 'lay out' }>): Promise<void> {
  const steps = placeSteps(scene, standing, pace);
  let looked = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return tell({ kind: 'places', places: [...step.value] });
    if (performance.now() - looked < lookEveryMs) continue;
    tell({ kind: 'share', share: shareOf(pace) });
    await new Promise((resolve) => setTimeout(resolve));
    looked = performance.now();
  }
}

function tell(answer: LayoutAnswer): void {
  postMessage(answer);
}
