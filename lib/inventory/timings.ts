/** All in milliseconds. */
export interface Timings {
  /** Events within this time are read together; the first after a quiet time is read at once. */
  coalesceMs: number;
  /** Publications are at least this far apart, unless it was quiet before. */
  publishMs: number;
  /** Share of the time that publications may take, with all that follows from them. */
  publishDuty: number;
  /** Everything is read at least this long after the last time. */
  reconcileMs: number;
  /** Share of the time that full readings may take. */
  reconcileDuty: number;
  describeMs: number;
  /** First pause after the engine was lost; grows to `retryMaxMs`. */
  retryMs: number;
  retryMaxMs: number;
  /** A conversation that lasted this long was a good one: the next pause is the first again. */
  steadyMs: number;
}

export const defaultTimings: Timings = {
  coalesceMs: 50,
  publishMs: 25,
  publishDuty: 0.2,
  reconcileMs: 5_000,
  reconcileDuty: 0.01,
  describeMs: 60_000,
  retryMs: 100,
  retryMaxMs: 1_000,
  steadyMs: 5_000,
};

/** Asking a local socket costs next to nothing, and being back soon is worth more. */
export const localRetryMaxMs = 400;

/** Pause in milliseconds after an engine that may not be read. */
export const deniedMs = 10_000;
