import { createStore } from '@/lib/client/store';

/** What the rest of the page may ask of the canvas while it is there. */
export interface CanvasCommands {
  fit(): void;
  tidyUp(): void;
  folded: ReadonlySet<string>;
  /** Draws these projects as one node each, or whole. */
  fold(projects: readonly string[], fold: boolean): void;
  save(format: ExportFormat): void;
}

export type ExportFormat = 'png' | 'svg' | 'json' | 'mermaid' | 'dot';

export const canvasCommands = createStore<CanvasCommands | null>(null);
