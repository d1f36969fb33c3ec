export interface DoubleImage {
  readonly id: string;
  readonly tags: readonly string[];
  readonly command: readonly string[];
  readonly bytes: number;
}

/** What every double has: one that runs by itself, and one that has to be told what. */
export const images: readonly DoubleImage[] = [
  { id: `sha256:${'b'.repeat(64)}`, tags: ['busybox:latest'], command: ['sh'], bytes: 4_261_550 },
  { id: `sha256:${'c'.repeat(64)}`, tags: ['bare:1', 'bare:latest'], command: [], bytes: 1_024 },
];
