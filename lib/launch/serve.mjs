import { constants } from 'node:os';
import { withoutNextBanner } from './banner.mjs';
import { inProject } from './project.mjs';
import { markServing } from './serving.mjs';
import { spawnTethered } from './tether.mjs';

const graceMs = 5000;
/** MB, of 16 by default: what a second of traffic leaves behind is collected sooner, and 10 to 20 MB less are resident. */
const youngGeneration = '--max-semi-space-size=4';

/**
 * Runs the server that is built until it ends, or until we are told to.
 * @param {import('./arguments.mjs').LaunchOptions} options
 * @returns {Promise<number>} the exit code
 */
export async function serve({ port, bind, engine, data }) {
  const child = spawnTethered([youngGeneration, inProject('lib', 'launch', 'front.mjs')], {
    // Ctrl-C goes to us alone, and to the server as SIGTERM: that is the signal on which it closes its streams first.
    detached: true,
    graceMs,
    env: {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      NETLOOM_BIND: bind,
      ...(process.stdout.isTTY && { LAUNCHED_FROM_TERMINAL: '1' }),
      ...(engine && { DOCKER_HOST: engine }),
      ...(data && { NETLOOM_DATA: data }),
    },
  });
  const unmark = markServing(child.pid ?? process.pid);
  child.stdout.setEncoding('utf8').on(
    'data',
    withoutNextBanner((line) => process.stdout.write(`${line}\n`)),
  );
  child.stderr.pipe(process.stderr);
  let asked = false;
  const end = () => {
    if (asked) return;
    asked = true;
    child.kill('SIGTERM');
    setTimeout(() => {
      console.error(`It did not end within ${graceMs / 1000} s, and is killed.`);
      child.kill('SIGKILL');
    }, graceMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  const [code, signal] = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (...ending) => resolve(ending)),
  );
  unmark();
  // It was told to end and did: that is success, whatever number a signal makes of it.
  if (asked) return 0;
  return code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0);
}
