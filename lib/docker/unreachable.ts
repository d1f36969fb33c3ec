import type { EngineEndpoint } from './endpoint';

/** Why a connection could not be made or was lost, and what to do: one or two sentences for the person. */
export function unreachableSentence(endpoint: EngineEndpoint, code: string, said: string): string {
  const where = `${endpoint.address} (${endpoint.chosenBy === 'default' ? 'the default' : `from ${endpoint.chosenBy}`})`;
  const reason = endpoint.kind === 'unix' ? socketReasons[code]?.(endpoint.path) : remoteReasons[code];
  if (reason) return `No Docker engine at ${where}: ${reason}`;
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return `The connection to the Docker engine at ${where} was cut.${isTls(endpoint) ? ` Where it asks for a client certificate, that can be its no: check cert.pem and key.pem ${files}.` : ''}`;
  if (code === 'ESSH') return `No Docker engine at ${where}: ssh could not reach it. ${said}`;
  if (isTlsCode(code)) {
    return tlsSentence(`the Docker engine at ${where}`, code, said);
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

function isTls(endpoint: EngineEndpoint): boolean {
  return endpoint.kind === 'tcp' && endpoint.tls !== null;
}

function isTlsCode(code: string): boolean {
  return /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/.test(code);
}

const files = 'in DOCKER_CERT_PATH or among the files of the docker context';

/** Which of the two sides does not trust the other, and what of its certificate. */
function tlsSentence(engine: string, code: string, said: string): string {
  if (/ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE|ACCESS_DENIED)|CERTIFICATE_REQUIRED/.test(code)) {
    return `Not accepted by ${engine}: it wants a client certificate of its own authority (${said}). Check cert.pem and key.pem ${files}.`;
  }
  return `Not connected to ${engine}: ${certificateReasons[code] ?? `its certificate does not hold (${said}). Check ca.pem ${files}.`}`;
}

const otherAuthority = `its certificate is of another authority than ca.pem ${files}.`;

const certificateReasons: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has expired. Give the engine a new one.',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Compare the clocks of the two machines.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for another name. Use a name that stands in it, or give the engine one for this.',
  SELF_SIGNED_CERT_IN_CHAIN: otherAuthority,
  DEPTH_ZERO_SELF_SIGNED_CERT: otherAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: otherAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: otherAuthority,
  CERT_SIGNATURE_FAILURE: otherAuthority,
};
