import { createStore } from './store';

/**
 * Where this page stands with the server. ended: it was in, and the session ran out or was revoked under its hands, so
 * that what is being worked on waits beneath the sign-in. out: nobody is signed in, or somebody signed out.
 */
export type Standing = 'unknown' | 'in' | 'ended' | 'out';

export const door = createStore<Standing>('unknown');

/** The server knows nobody in this browser (any more). */
export function turnedAway(): void {
  const standing = door.get();
  if (standing === 'in') door.set('ended');
  else if (standing === 'unknown') door.set('out');
}

/** What is asked now could only be answered with no. */
export function isTurnedAway(): boolean {
  return door.get() === 'ended' || door.get() === 'out';
}
