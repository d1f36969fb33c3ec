import type { Point } from '@/lib/graph/geometry';
import type { Places } from '@/lib/graph/layout';
import { newcomersIn } from '@/lib/graph/newcomers';
import { emptyScene, type Scene } from '@/lib/graph/scene';
import type { GroupId } from '@/lib/graph/scene-ids';
import { layoutInWorker, type LayoutTask } from './layout-in-worker';
import { positions, type Positions } from './positions';

/** More newcomers would make the page stand still for longer than 50 ms: they are placed in the worker. */
const mostAtOnce = 40;

type PlaceFew = (scene: Scene, standing: ReadonlyMap<string, Point>) => Places;

interface Run {
  kind: 'newcomers' | 'everything';
  folded: ReadonlySet<GroupId>;
  cancel: () => void;
  /** What was placed; null where it was stopped, or is not wanted any more. */
  done: Promise<Places | null>;
}

/**
 * Gives things their places. There is one long layout at a time, in the worker; it ends when groups are folded or come
 * apart meanwhile, since what it lays out is not drawn any more. What is moved by hand meanwhile stays where the hand
 * left it.
 */
export class Placing {
  private run: Run | null = null;
  private wanted: Scene = emptyScene;

  constructor(
    readonly positions: Positions,
    private readonly layOut: (task: LayoutTask, signal: AbortSignal) => Promise<Places | null> = layoutInWorker,
  ) {}

  /**
   * Sees to it that everything in the scene has its place; `placeFew` does it at once where it is little. null: it has,
   * now. Otherwise ask again when this resolves, if the scene is wanted still; whoever began it is given how many found
   * theirs around what stood.
   */
  place(scene: Scene, placeFew: PlaceFew): Promise<number> | null {
    this.wanted = scene;
    if (this.run !== null && !isSame(this.run.folded, foldedIn(scene))) this.run.cancel();
    const standing = this.positions.all();
    const newcomers = newcomersIn(scene, standing);
    const isFirst = newcomers > 0 && newcomers === scene.nodes.length;
    if (newcomers === 0 && (scene.host === null || standing.has('place:host'))) return null;
    if (!isFirst && newcomers <= mostAtOnce && this.run?.kind !== 'newcomers') {
      this.positions.put(placeFew(scene, standing));
      return null;
    }
    if (this.run !== null) return this.run.done.then(() => 0);
    this.run = this.start('newcomers', scene);
    return this.run.done.then((placed) => (isFirst || placed === null ? 0 : placed.size));
  }

  /** Where nothing stands yet, as soon as it is known what will: whoever draws it may be on the way, and waits for this. */
  ahead(scene: Scene): void {
    if (this.run !== null || scene.nodes.some(({ id }) => this.positions.has(id))) return;
    this.wanted = scene;
    this.run = this.start('newcomers', scene);
    // A failure is told by the picture, which asks again.
    this.run.done.catch(() => {});
  }

  /**
   * Lays everything out anew, in place of whatever layout is under way, and puts it there. Gives where things go; null
   * where a person stopped it, or the signal did.
   */
  async tidyUp(scene: Scene, signal: AbortSignal): Promise<Places | null> {
    this.run?.cancel();
    const run = this.start('everything', scene);
    this.run = run;
    signal.addEventListener('abort', run.cancel, { once: true });
    if (signal.aborted) run.cancel();
    return run.done;
  }

  private start(kind: Run['kind'], scene: Scene): Run {
    const cancelling = new AbortController();
    const before = new Map(this.positions.all());
    const task: LayoutTask =
      kind === 'everything'
        ? { scene, standing: new Map(), whenStopped: 'change nothing' }
        : { scene, standing: before, whenStopped: 'keep what was reached' };
    const forget = () => {
      if (this.run === run) this.run = null;
    };
    const run: Run = {
      kind,
      folded: foldedIn(scene),
      cancel: () => {
        forget();
        cancelling.abort();
      },
      done: this.layOut(task, cancelling.signal)
        .then((places) => {
          if (places === null || cancelling.signal.aborted) return null;
          const wanted = this.untouched(places, before);
          this.positions.put(wanted);
          return wanted;
        })
        .finally(forget),
    };
    return run;
  }

  /** Of these places, those of what is still drawn and stands where it stood before. */
  private untouched(places: Places, before: Places): Places {
    const drawn = new Set<string>(this.wanted.nodes.map(({ id }) => id));
    return new Map(
      [...places].filter(
        ([id]) => (drawn.has(id) || id.startsWith('place:')) && this.positions.get(id) === before.get(id),
      ),
    );
  }
}

/** The groups that stand for something. */
function foldedIn({ within }: Scene): ReadonlySet<GroupId> {
  return new Set(within.values());
}

function isSame<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/** Of the one picture of this tab. */
export const placing = new Placing(positions);
