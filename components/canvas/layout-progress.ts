import { createStore } from '@/lib/client/store';

export interface LayoutProgress {
  /** From 0 to 1. */
  share: number;
  nodes: number;
  stop: () => void;
}

/** Of the layout that is under way; null of none, or of one that only just began. */
export const layoutProgress = createStore<LayoutProgress | null>(null);
