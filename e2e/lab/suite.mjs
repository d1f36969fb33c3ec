import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from './command.mjs';
import { installPackages } from './packages.mjs';
import { cachedTreeOf } from './place.mjs';

/**
 * The file tree of another Debian release, for its newer engine. Fetched once (25 to 45 s) and kept in the user's cache.
 * @param {import('./state.mjs').Suite} suite @param {(line: string) => void} log
 * @returns {Promise<string | null>} null: the machine's own engine
 */
export async function ensureSuite(suite, log) {
  if (suite === 'bookworm') return null;
  const tree = cachedTreeOf(suite);
  if (existsSync(tree)) return tree;
  if (!existsSync('/usr/sbin/debootstrap')) {
    log('Installing debootstrap…');
    await installPackages(['debootstrap']);
  }
  log(`Fetching Debian ${suite} with its engine into ${tree} (once, about a minute)…`);
  // Complete or absent: only a finished tree gets the final name.
  const draft = `${tree}.${process.pid}`;
  mkdirSync(dirname(tree), { recursive: true });
  try {
    await debootstrap(suite, draft);
    if (!existsSync(tree)) renameSync(draft, tree);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return tree;
}

/** @param {string} suite @param {string} draft */
async function debootstrap(suite, draft) {
  const mirror = await debianMirror();
  await run(
    'unshare',
    // In a mount namespace: the /proc and /sys it mounts in the tree go with it, even when it is killed.
    [
      '--mount',
      'debootstrap',
      '--variant=minbase',
      '--include=docker.io,docker-cli,iptables,busybox-static,iproute2',
      suite,
      draft,
      ...mirror,
    ],
    { timeoutMs: 900_000, env: await aptProxy() },
  );
}

/** The mirror this machine's own apt uses, if that is a Debian one; otherwise debootstrap's default. */
async function debianMirror() {
  const targets = await run('apt-get', [
    'indextargets',
    '--format',
    '$(ORIGIN) $(CODENAME) $(REPO_URI)',
    'Created-By: Packages',
  ]).catch(() => '');
  const line = targets.split('\n').find((entry) => /^Debian [a-z]+ http/.test(entry));
  return line ? [line.split(' ')[2] ?? ''] : [];
}

/** debootstrap does not read apt's configuration. @returns {Promise<Record<string, string>>} */
async function aptProxy() {
  const proxy = /Acquire::http::Proxy "([^"]+)"/i.exec(
    await run('apt-config', ['dump', 'Acquire::http::Proxy']).catch(() => ''),
  );
  return proxy?.[1] ? { http_proxy: proxy[1] } : {};
}
