import { presenceMs, type HearLine, type LineWish, type LineWord } from './stream-line';

/** The worker answers at once when it runs. */
const answerMs = 10_000;

/** A worker that gave no answer was starved, most likely: it is tried again when a connection is next opened. */
const againMs = 120_000;

let isTriedFrom = -Infinity;
let isNewSession = false;
let say: ((wish: LineWish) => void) | null = null;

/** Whether this browser can share one connection among its tabs, and did when that was last tried. */
export function canShare(): boolean {
  return typeof SharedWorker === 'function' && performance.now() >= isTriedFrom;
}

/** Whoever holds the connection holds it in the name of who was signed in before. */
export function renewShared(): void {
  if (say) say('renew');
  else isNewSession = true;
}

/** Joins the other tabs of this browser at the worker that holds the one connection; returns how to leave. */
export function openShared(hear: HearLine): () => void {
  const worker = new SharedWorker(new URL('./stream.worker.ts', import.meta.url), { type: 'module', name: 'stream' });
  const { port } = worker;
  const wish = (what: LineWish) => port.postMessage(what);
  const giveUp = () => {
    clearTimeout(unanswered);
    isTriedFrom = performance.now() + againMs;
    hear({ kind: 'ended', why: 'unavailable' });
  };
  const unanswered = setTimeout(giveUp, answerMs);
  const sayHere = () => document.visibilityState === 'visible' && wish('here');
  const presence = setInterval(() => wish('here'), presenceMs);
  // Frozen for long enough it may have been taken for gone.
  document.addEventListener('visibilitychange', sayHere);
  worker.onerror = giveUp;
  port.onmessage = ({ data }: MessageEvent<LineWord>) => {
    clearTimeout(unanswered);
    hear(data);
  };
  wish(isNewSession ? 'renew' : 'here');
  isNewSession = false;
  say = wish;
  return () => {
    clearTimeout(unanswered);
    clearInterval(presence);
    document.removeEventListener('visibilitychange', sayHere);
    worker.onerror = null;
    port.onmessage = null;
    wish('leave');
    port.close();
    say = null;
  };
}
