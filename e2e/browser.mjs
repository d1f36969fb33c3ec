import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const debianChromium = '/usr/bin/chromium';

/**
 * Makes sure that a Chromium is there: `CHROMIUM_PATH`, or Debian's package, installed when root and absent.
 * Elsewhere rejects with what to install.
 * @param {(line: string) => void} log
 */
export async function ensureBrowser(log) {
  const path = process.env.CHROMIUM_PATH ?? debianChromium;
  if (existsSync(path)) return;
  const canInstall = path === debianChromium && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    throw new Error(`The browser stories need Chromium at ${path}. Install it, or set CHROMIUM_PATH to one.`);
  }
  log('Installing Debian’s chromium for the browser stories…');
  const apt = ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=300'];
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', [...apt, 'update'], options);
  execFileSync('apt-get', [...apt, 'install', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], options);
}
