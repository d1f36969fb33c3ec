/** Epoch milliseconds that the server told, and when that was heard on a clock that does not jump. */
let told: { at: number; heardAt: number } | null = null;

/** With every hello: after a laptop slept, or a server's clock was set, the next one puts it right. */
export function noteServerTime(at: string): void {
  told = { at: Date.parse(at), heardAt: performance.now() };
}

/**
 * Epoch milliseconds by the server's clock. A person's own may be an hour off, and what is shown is what the server saw
 * and when: an age by the wrong clock is a lie, and the last five minutes by it are empty.
 */
export function serverNow(): number {
  return told === null ? Date.now() : told.at + performance.now() - told.heardAt;
}
