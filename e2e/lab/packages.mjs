import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, toolPath } from './command.mjs';

const enginePackages = ['docker.io', 'iptables', 'busybox-static', 'iproute2'];
/** `docker` alone says little: it may be there as a client only. */
const enginePrograms = ['dockerd', 'docker', 'containerd', 'runc', 'iptables', 'ip', 'nsenter', 'unshare', 'tar'];

/** @param {string} program */
function isInstalled(program) {
  return toolPath.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
}

/** `/usr/local/bin/docker` may be another version, or a wrapper; the packaged client belongs to the packaged engine. */
export function dockerClient() {
  return existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker';
}

/** @param {(line: string) => void} log */
export async function ensureEngine(log) {
  const missing = enginePrograms.filter((program) => !isInstalled(program));
  if (!existsSync('/bin/busybox')) missing.push('busybox');
  mustBeAbleToInstall(missing);
  if (missing.length > 0) {
    log(
      `Installing the packaged Docker Engine (${enginePackages.join(', ')}), because there is no ${missing.join(', ')} here…`,
    );
    await installPackages(enginePackages);
    // From Debian 13 on the client is a package of its own, only recommended by the engine's.
    if (!isInstalled('docker')) await installPackages(['docker-cli']);
  }
  // A private /etc/docker is mounted over this one in each lab; dockerd makes it anyway when it first starts.
  mkdirSync('/etc/docker', { recursive: true });
}

/** Prometheus and its promtool, for the test that has the real one read our metrics. @param {(line: string) => void} log */
export async function ensurePrometheus(log) {
  const missing = ['prometheus', 'promtool'].filter((program) => !isInstalled(program));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !isDebianLike())
    throw new Error(
      `Not found here: ${missing.join(', ')}. Install Prometheus with your package manager; root on Debian gets it by itself.`,
    );
  log('Installing the packaged Prometheus…');
  await installPackages(['prometheus']);
  // The package would have the next boot start one.
  await run('update-rc.d', ['prometheus', 'disable']);
}

/** Compose, for the test that has it make what we export. @param {(line: string) => void} log */
export async function ensureCompose(log) {
  if (isInstalled('docker-compose')) return;
  if (process.getuid?.() !== 0 || !isDebianLike())
    throw new Error(
      'Not found here: docker-compose. Install it with your package manager; root on Debian gets it by itself.',
    );
  log('Installing the packaged Compose…');
  await installPackages(['docker-compose']);
}

/** An SSH server, for the test that reaches an engine through it. @param {(line: string) => void} log */
export async function ensureSshServer(log) {
  if (isInstalled('sshd') && isInstalled('ssh')) return;
  if (process.getuid?.() !== 0 || !isDebianLike())
    throw new Error(
      'Not found here: sshd. Install an OpenSSH server with your package manager; root on Debian gets it by itself.',
    );
  log('Installing the packaged OpenSSH server…');
  await installPackages(['openssh-server', 'openssh-client']);
  // The package would have the next boot start one.
  await run('update-rc.d', ['ssh', 'disable']);
}

/** @param {readonly string[]} missing */
function mustBeAbleToInstall(missing) {
  const what = 'The lab is a private Docker Engine, which needs Linux, root and network namespaces';
  if (process.platform !== 'linux')
    throw new Error(`${what}; this is ${process.platform}. Run it in a Linux machine or virtual machine.`);
  if (process.getuid?.() !== 0) throw new Error(`${what}. Run it as root (for example with sudo).`);
  if (missing.length > 0 && !isDebianLike()) {
    throw new Error(
      `${what}. Not found here: ${missing.join(', ')}. Install Docker Engine (dockerd, containerd, runc), iptables, iproute2, util-linux and a static busybox with your package manager.`,
    );
  }
}

function isDebianLike() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && isInstalled('apt-get');
}

/** @param {readonly string[]} packages */
export async function installPackages(packages) {
  const aptGet = (/** @type {string[]} */ ...args) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-y', ...args], {
      timeoutMs: 900_000,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = () => aptGet('install', '--no-install-recommends', ...packages);
  const allowServicesAgain = forbidServices();
  try {
    // The lists are absent on a fresh image and name deleted files on an old one: both are cured by reading them again.
    await install().catch(() => aptGet('update').then(install));
  } finally {
    allowServicesAgain();
  }
}

/**
 * Installing docker.io or prometheus starts a system-wide one, which nobody asked for: by systemd, and where that does
 * not run by the scripts in /etc/init.d.
 * @returns {() => void} ends it; an existing policy is left as it is
 */
function forbidServices() {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const remove = () => rmSync(policy, { force: true });
  // Ctrl-C during the installation must not leave the machine unable to start services.
  const stop = () => {
    remove();
    process.exit(130);
  };
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop);
  return () => {
    remove();
    process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop);
  };
}
