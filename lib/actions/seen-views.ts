import { createHash } from 'node:crypto';
import { AppError } from '@/lib/model';

/** One thing that a plan rests on, and how a change of it is told; null: that way it may change. */
export interface Aspect {
  key: string;
  is: unknown;
  /** It was not there when it was looked at. */
  came: string | null;
  left: string | null;
  other: string | null;
}
/** All that a plan rests on. */
export type View = readonly Aspect[];

/** Throws `conflict` where this is not as it was when it was looked at. */
export type InsistSame = (view: View) => void;

/** Of whom nothing was shown, or who does not mind. */
export const unseen: InsistSame = () => undefined;

/** Small ones: a card that attaches a hundred containers asks for a hundred with every change of the world. */
const kept = 2000;

/** What people were shown before they said yes: what they did not see is not done. */
export class SeenViews {
  readonly #views = new Map<string, View>();

  /** Gives its version: the same for the same view. */
  remember(view: View): string {
    const version = versionOf(view);
    this.#views.delete(version);
    this.#views.set(version, view);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= kept) break;
      this.#views.delete(oldest);
    }
    return version;
  }

  /** `subject` as it begins a sentence. A version that is not remembered (any more) holds only for the very same view. */
  since(version: string | null, subject: string): InsistSame {
    if (version === null) return unseen;
    return (view) => {
      if (version === versionOf(view)) return;
      const seen = this.#views.get(version);
      const changes = seen ? differences(seen, view) : ['it is not the same any more'];
      if (changes.length === 0) return;
      throw new AppError('conflict', `${subject} has changed since it was looked at: ${changes.join(', ')}.`);
    };
  }
}

function differences(seen: View, now: View): string[] {
  const before = new Map(seen.map((aspect) => [aspect.key, aspect]));
  const after = new Set(now.map(({ key }) => key));
  const told = [
    ...seen.filter(({ key }) => !after.has(key)).map(({ left }) => left),
    ...now.map((aspect) => {
      const known = before.get(aspect.key);
      if (!known) return aspect.came;
      return JSON.stringify(known.is) === JSON.stringify(aspect.is) ? null : aspect.other;
    }),
  ];
  return told.filter((sentence) => sentence !== null);
}

function versionOf(view: View): string {
  const said = view.map(({ key, is }) => [key, JSON.stringify(is)]).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
