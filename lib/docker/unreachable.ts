import type { EngineEndpoint } from './endpoint';

/** Why a connection could not be made or was lost, and what to do: one or two sentences for the person. */
export function unreachableSentence(endpoint: EngineEndpoint, code: string, said: string): string {
  const where = `${endpoint.address} (${endpoint.chosenBy === 'default' ? 'the default' : `from ${endpoint.chosenBy}`})`;
  const reason = endpoint.kind === 'unix' ? socketReasons[code]?.(endpoint.path) : remoteReasons[code];
  if (reason) return `No Docker engine at ${where}: ${reason}`;
  if (code === 'ECONNRESET' || code === 'EPIPE') return `The connection to the Docker engine at ${where} was cut.`;
  if (code === 'ESSH') return `No Docker engine at ${where}: ssh could not reach it. ${said}`;
  if (isTlsCode(code)) {
    return `The Docker engine at ${where} was refused: its certificate does not hold (${said}). Check DOCKER_CERT_PATH, or the context's TLS files.`;
  }
  return `The Docker engine at ${where} could not be reached: ${said}.`;
}

const start = 'Start Docker (for example `sudo systemctl start docker`), or set DOCKER_HOST to another address.';

const socketReasons: Record<string, (path: string) => string> = {
  ENOENT: () => `there is no such socket. ${start}`,
  ECONNREFUSED: () => `the socket is there, but no daemon listens on it. ${start}`,
  EACCES: permission,
  EPERM: permission,
};

function permission(path: string): string {
  return `permission denied on ${path}. Add your user to the docker group (\`sudo usermod -aG docker $USER\`, then sign in again) or run as root.`;
}

const remoteReasons: Record<string, string> = {
  ENOENT: 'the program `ssh` was not found. Install an SSH client.',
  ECONNREFUSED: 'nothing listens there. Is the daemon started with this address, and is the port right?',
  ENOTFOUND: 'its name cannot be resolved. Check the spelling and the name server.',
  EAI_AGAIN: 'its name cannot be resolved at the moment. Check the name server.',
  ETIMEDOUT: 'it does not answer. Check the address, the network and the firewall.',
  EHOSTUNREACH: 'there is no way to that machine. Check the address and the network.',
  ENETUNREACH: 'there is no way to that network. Check the address and the network.',
};

function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/.test(code);
}
