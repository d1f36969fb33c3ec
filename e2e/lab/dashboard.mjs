import { join } from 'node:path';
import { inProject } from '../../lib/launch/project.mjs';
import { spawnTethered } from '../../lib/launch/tether.mjs';

const graceMs = 7000;

/**
 * Serves Netloom on a lab's engine, with its data in the lab's folder. Ends when we end, however we end.
 * @param {import('./engine.mjs').Lab} lab
 * @param {import('../../lib/launch/arguments.mjs').LaunchOptions} options
 * @param {(url: string) => void} onUrl called when the server has said where it is
 * @returns {{ ended: Promise<number>, stop: () => Promise<void> }}
 */
export function serveDashboard(lab, { port }, onUrl) {
  const command = [inProject('lib', 'launch', 'start.mjs'), '--port', String(port), '--host', lab.dockerHost];
  const child = spawnTethered([...command, '--data', join(lab.dir, 'netloom')], {
    detached: true, // Ctrl-C is ours to handle: first the dashboard, then the engine
    graceMs,
    // The user's TLS settings belong to the user's engine, and the lab's own setting is none that Netloom knows.
    env: {
      DOCKER_CONTEXT: undefined,
      DOCKER_TLS_VERIFY: undefined,
      DOCKER_CERT_PATH: undefined,
      NETLOOM_LAB_DIR: undefined,
    },
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    process.stdout.write(chunk);
    if (text === 'found') return;
    text += chunk;
    const url = /^Netloom.*?(https?:\/\/\S+)\s/ms.exec(text)?.[1];
    if (url) onUrl(url);
    if (url) text = 'found';
  });
  child.stderr.pipe(process.stderr);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await ended;
      clearTimeout(hard);
    },
  };
}
