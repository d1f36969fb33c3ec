import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { toolPath } from '../lab/command.mjs';
import { until } from '../lab/waiting.mjs';
import { freePort } from '../stories/dashboard';

const makeKey = (path: string) => execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);

/**
 * A real sshd on loopback that lets this user in by a key of its own. `bin` holds an `ssh` that knows the key and the
 * server's: the person's own configuration is neither read nor written.
 */
export async function startSshServer(folder: string, { knows = true } = {}) {
  mkdirSync(join(folder, 'bin'), { recursive: true, mode: 0o700 });
  mkdirSync('/run/sshd', { recursive: true });
  const at = (file: string) => join(folder, file);
  const port = await freePort();
  for (const key of ['host', 'user', 'other']) makeKey(at(key));
  const settings = {
    ...{
      Port: port,
      ListenAddress: '127.0.0.1',
      HostKey: at('host'),
      PidFile: 'none',
      UsePAM: 'no',
      StrictModes: 'no',
    },
    ...{ AuthorizedKeysFile: at('user.pub'), PasswordAuthentication: 'no', PermitRootLogin: 'prohibit-password' },
  };
  writeFileSync(at('sshd_config'), lines(settings));
  const known = readFileSync(at(knows ? 'host.pub' : 'other.pub'), 'utf8');
  writeFileSync(at('known_hosts'), `[127.0.0.1]:${port} ${known}`);
  const client = { IdentityFile: at('user'), IdentitiesOnly: 'yes', UserKnownHostsFile: at('known_hosts') };
  writeFileSync(at('ssh_config'), lines({ ...client, StrictHostKeyChecking: 'yes' }));
  writeFileSync(at('bin/ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${at('ssh_config')} "$@"\n`);
  chmodSync(at('bin/ssh'), 0o755);
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', at('sshd_config')], {
    stdio: 'ignore',
    env: { ...process.env, PATH: toolPath },
  });
  await until('the SSH server', () => isOpen(port));
  const stop = async () => {
    server.kill();
    await once(server, 'exit');
  };
  return { port, bin: at('bin'), stop };
}

function lines(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
}

function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}
