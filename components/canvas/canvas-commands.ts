import { createStore } from '@/lib/client/store';
import type { GroupId } from '@/lib/graph/scene-ids';

/** What the rest of the page may ask of the canvas while it is there. */
export interface CanvasCommands {
  fit(): void;
  tidyUp(): void;
  /** Everything that can be folded, and what is. */
  groups: readonly GroupId[];
  folded: ReadonlySet<GroupId>;
  /** Draws these as one node each, or whole. */
  fold(groups: readonly GroupId[], fold: boolean): void;
  /** The view goes to what appears next. */
  follow(): void;
  save(format: ExportFormat): void;
}

export type ExportFormat = 'png' | 'svg' | 'json' | 'mermaid' | 'dot';

export const canvasCommands = createStore<CanvasCommands | null>(null);
