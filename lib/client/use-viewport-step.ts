import { useSyncExternalStore } from 'react';

/** Widths of the window from which a table shows more, px. */
export const viewportSteps = [1600, 1280, 700, 0] as const;
export type ViewportStep = (typeof viewportSteps)[number];

/** The widest step that the window reaches; a server takes it for wide. */
export function useViewportStep(): ViewportStep {
  return useSyncExternalStore(
    onResize,
    () => viewportSteps.find((step) => innerWidth >= step) ?? 0,
    () => 1600,
  );
}

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}
