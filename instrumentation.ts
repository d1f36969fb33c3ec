/** Runs once at boot. The engine's client is for Node only: nothing else may be imported here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation-node');
}
