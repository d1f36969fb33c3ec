import { quotedName } from '@/lib/model';
import type { Container, Port, TopologyIndex } from '@/lib/model';
import type { Observation } from './observation';
import { listOf, sentenceCase } from './words';

/** What the engine gives to every container anyway: asking for it adds nothing. */
const givenAnyway = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'NET_RAW'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);
/** Known ways from these alone to root on the host. */
const asGoodAsRoot = new Set([
  ...['ALL', 'SYS_ADMIN', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO', 'DAC_READ_SEARCH', 'BPF'],
]);

const onHostPart = ['host', 'host network mode'] as const;

/** What inspect tells of a container that runs; nothing of one that was not examined. */
export function privilegeObservations(container: Container, index: TopologyIndex): Observation[] {
  const { privileges } = container;
  if (privileges === null) return [];
  const subject = { container };
  const observations: Observation[] = [];
  if (privileges.engineSocket) {
    observations.push({
      ...{ rule: 'engine-socket', severity: 'high', subject },
      parts: new Map([['socket', 'the engine’s socket']]),
      evidence: `The engine’s socket is among the mounts of ${quotedName(container.name)}: whoever gets into it commands the engine, and so is root on its host. Mounting it for reading only changes nothing.`,
      remedy:
        'Put a proxy before the socket that lets only the calls through that are needed, on an internal network that only these two are on; or take the mount away.',
    });
  }
  if (privileges.privileged) {
    observations.push({
      ...{ rule: 'privileged', severity: 'high', subject },
      parts: new Map([['privileged', 'privileged']]),
      evidence: `${quotedName(container.name)} has every capability and every device of the host, and no seccomp or AppArmor profile.`,
      remedy:
        'Run it without `--privileged`, with the capabilities (`--cap-add`) and devices (`--device`) that it needs.',
    });
    return observations;
  }
  const added = privileges.addedCapabilities.filter((name) => !givenAnyway.has(name));
  if (added.length > 0) observations.push(capabilityObservation(container, added, isOnHost(container, index)));
  return observations;
}

function capabilityObservation(container: Container, added: readonly string[], onHost: boolean): Observation {
  const grave = added.some((name) => asGoodAsRoot.has(name) || (onHost && name === 'NET_ADMIN'));
  const network = added.some((name) => name === 'NET_ADMIN' || name === 'ALL');
  const meaning = network
    ? onHost
      ? ' It can change addresses, routes and firewall of the host itself.'
      : ' It can change addresses, routes and firewall of its own namespace, and take another’s address on its networks.'
    : '';
  return {
    ...{ rule: 'added-capability', severity: grave ? 'high' : 'medium', subject: { container } },
    parts: new Map([...added.map((name) => [name, name] as const), ...(onHost ? [onHostPart] : [])]),
    evidence: `${quotedName(container.name)} was given ${listOf(added)} beyond what every container has.${meaning}`,
    remedy: 'Run it with `--cap-drop ALL` and only the capabilities that it is shown to need.',
  };
}

/** One for all ports of a container: they are mended in one place. */
export function publishedObservations(container: Container): Observation[] {
  const open = container.ports.filter((port) => port.publicPort !== null && isEveryAddress(port.ip));
  const [first] = open;
  if (!first) return [];
  const parts = publications(open);
  return [
    {
      ...{ rule: 'published-everywhere', severity: 'medium', subject: { container } },
      parts,
      evidence: `${sentenceCase(listOf([...parts.values()]))} of ${quotedName(container.name)} ${parts.size === 1 ? 'answers' : 'answer'} on every address of the host, and Docker’s own rules let it past a firewall such as ufw.`,
      remedy: `Publish it on the address that needs it: \`--publish 127.0.0.1:${first.publicPort}:${inner(first)}\` for this host alone; or not at all, where only containers of its networks speak to it.`,
    },
  ];
}

/** Engines tell “every address” as none at all, too. */
function isEveryAddress(ip: string | null): boolean {
  return ip === null || ip === '0.0.0.0' || ip === '::';
}

function inner({ privatePort, protocol }: Port): string {
  return protocol === 'tcp' ? String(privatePort) : `${privatePort}/${protocol}`;
}

/** Keyed by the port inside and which of its publications it is: outside, the engine may choose another at every start. */
function publications(ports: readonly Port[]): Map<string, string> {
  const parts = new Map<string, string>();
  const told = new Set<string>();
  for (const port of ports) {
    // Over IPv4 and over IPv6 it is one.
    const words = `port ${port.publicPort} (${port.privatePort}/${port.protocol})`;
    if (told.has(words)) continue;
    told.add(words);
    let turn = 1;
    while (parts.has(`${inner(port)} ${turn}`)) turn += 1;
    parts.set(`${inner(port)} ${turn}`, words);
  }
  return parts;
}

export function hostNetworkObservations(container: Container, index: TopologyIndex): Observation[] {
  if (!isOnHost(container, index)) return [];
  const { networkMode, name } = container;
  const how = networkMode === 'host' ? 'runs in' : 'uses a container’s namespace that is';
  return [
    {
      ...{ rule: 'host-network', severity: 'medium', subject: { container } },
      parts: new Map([onHostPart]),
      evidence: `${quotedName(name)} ${how} the host’s own network namespace: every port that it opens is open on the host, and it reaches what listens on the host’s loopback.`,
      remedy: 'Run it on a bridge network of its own and publish the ports that are needed.',
    },
  ];
}

/** By itself, or as a guest of one that is. */
function isOnHost(container: Container, { containerById }: TopologyIndex): boolean {
  const seen = new Set<Container>();
  let owner: Container | undefined = container;
  while (owner && !seen.has(owner)) {
    if (owner.networkMode === 'host') return true;
    seen.add(owner);
    owner = owner.sharesNamespaceWith === null ? undefined : containerById.get(owner.sharesNamespaceWith);
  }
  return false;
}
