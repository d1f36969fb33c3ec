import { spawn } from 'node:child_process';

/** A person's PATH often lacks the folders where ip, iptables and dockerd live. */
export const toolPath = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

/**
 * Runs a program to its end, with an argument vector and never through a shell.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ timeoutMs?: number, env?: Record<string, string | undefined>, cwd?: string }} [options]
 * @returns {Promise<string>} its trimmed standard output; rejects with its standard error in the message
 */
export function run(program, args, { timeoutMs = 60_000, env = {}, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH: toolPath, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(out.trim());
      else
        reject(
          new Error(`${program} ${args.join(' ')}: ${err.trim() || out.trim() || (signal ?? `exit code ${code}`)}`),
        );
    });
  });
}
