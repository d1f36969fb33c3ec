import type { ContainerState, DoublePort, EndpointRequest } from '../world/container';
import type { ContainerSpec } from '../world/container-lifecycle';
import type { Random } from '../world/random';
import { composeLabels } from './compose-labels';
import type { PlannedNetwork } from './plan-networks';

const SERVICES = ['proxy', 'web', 'api', 'db', 'cache', 'worker', 'queue', 'cron'];
const DAY = 86_400_000;

/** So many containers spread over the projects of the networks; about one in three sits on several. */
export function planContainers(
  count: number,
  networks: readonly PlannedNetwork[],
  random: Random,
  now: number,
): ContainerSpec[] {
  const byProject = byProjectOf(networks);
  const projects = [...byProject.keys()];
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const project = projects[index % Math.max(1, projects.length)] ?? 'lone';
    const service = random.pick(SERVICES);
    const number = (numbers.get(`${project}-${service}`) ?? 0) + 1;
    numbers.set(`${project}-${service}`, number);
    const created = now - random.int(60_000, 30 * DAY);
    return {
      name: `${project}-${service}-${number}`,
      image: `registry.example/${service}:1.${random.int(0, 30)}`,
      command: [`/usr/bin/${service}`],
      labels: composeLabels(project, service, number),
      created,
      startedAt: created + 1500,
      ...life(random, now),
      ports: ports(index, random),
      ...attachment(byProject.get(project) ?? [], random),
    };
  });
}

function byProjectOf(networks: readonly PlannedNetwork[]): Map<string, PlannedNetwork[]> {
  const projects = new Map<string, PlannedNetwork[]>();
  for (const network of networks) projects.set(network.project, [...(projects.get(network.project) ?? []), network]);
  return projects;
}

/** Nine in ten run; of these a third has a healthcheck. */
function life(random: Random, now: number): Partial<ContainerSpec> {
  const roll = random.next();
  const state: ContainerState =
    roll < 0.88 ? 'running' : roll < 0.94 ? 'exited' : roll < 0.96 ? 'created' : roll < 0.99 ? 'paused' : 'restarting';
  if (state === 'exited') return { state, exitCode: random.pick([0, 1, 137]), finishedAt: now - random.int(0, DAY) };
  return { state, ...(random.chance(0.3) && { health: random.chance(0.95) ? 'healthy' : 'unhealthy' }) };
}

function ports(index: number, random: Random): DoublePort[] {
  const privatePort = random.pick([80, 443, 5432, 6379, 8080]);
  if (!random.chance(0.5)) return [];
  const published = random.chance(0.3) ? { publicPort: 10_000 + index } : {};
  return [{ privatePort, protocol: 'tcp', ...published }];
}

function attachment(networks: readonly PlannedNetwork[], random: Random): Partial<ContainerSpec> {
  const roll = random.next();
  if (roll < 0.02) return { networkMode: 'host' };
  if (roll < 0.03) return { networkMode: 'none' };
  if (roll < 0.06 || networks.length === 0) return { networkMode: 'bridge' };
  const first = random.int(0, networks.length - 1);
  const chosen = [first, ...(random.chance(0.4) ? [first + 1] : []), ...(random.chance(0.1) ? [first + 2] : [])];
  const names = new Set(chosen.map((index) => networks[index % networks.length]?.spec.name ?? 'bridge'));
  const requests = [...names].map((name): [string, EndpointRequest] => [name, {}]);
  return { networks: Object.fromEntries(requests) };
}
