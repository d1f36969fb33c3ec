import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import { Inventory } from '@/lib/inventory/inventory';
import { chooseSource } from '@/lib/traffic/choose-source';
import type { WantedSource } from '@/lib/traffic/choose-source';
import { HostCounterReader } from '@/lib/traffic/host-counters';
import { Sampler } from '@/lib/traffic/sampler';
import { until } from '../lab/waiting.mjs';
import { crowdSize, startCrowd } from './crowd';
import { processorTime } from './processor-time';
import type { Result, Row } from './result';

const forMs = 60_000;
const warmMs = 30_000;
const targets = { share: 0.005, ofDockerStats: 1 / 40 };

/** Shares of a core. */
interface Cost {
  own: number;
  engine: number;
}

/**
 * P1: what every endpoint once a second costs, in the process that reads and in the engine, each for a minute with what
 * both use anyway taken off. The same 150 containers for `docker stats`, the stats source and /proc.
 */
export async function run(): Promise<Result> {
  const lab = await startCrowd();
  const engine = connectEngine(resolveEndpoint({ ...process.env, DOCKER_HOST: lab.dockerHost }, '/nowhere'));
  const inventory = new Inventory(engine);
  const engines = [pidIn(join(lab.dir, 'docker.pid')), pidIn(join(lab.dir, 'exec/containerd/containerd.pid'))];
  const measure = async (own: () => number): Promise<Cost> => {
    const [before, engineBefore, begun] = [own(), processorTime(engines), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, forMs));
    const seconds = (performance.now() - begun) / 1000;
    return { own: (own() - before) / seconds, engine: (processorTime(engines) - engineBefore) / seconds };
  };
  const world = {
    topology: () => inventory.topology,
    pidOf: (id: Parameters<Inventory['pidOf']>[0]) => inventory.pidOf(id),
  };
  const sampled = async (wanted: WantedSource): Promise<Cost> => {
    const reader = new HostCounterReader(() => ({ ...world, topology: inventory.topology, root: '/proc' }));
    const source = chooseSource(wanted, (id) => engine.containerStats(id));
    const sampler = new Sampler({ ...world, source, hostCounters: () => reader.read() });
    sampler.start();
    try {
      // Proofs are made once; what is measured is every second after.
      await until('rates', () => (sampler.last?.endpoints.size ?? 0) > 0 || wanted === 'stats', { timeoutMs: 20_000 });
      return await measure(ownTime);
    } finally {
      sampler.stop();
    }
  };
  try {
    inventory.start();
    await until('every process id', () =>
      inventory.topology.containers.every(({ id }) => inventory.pidOf(id) !== null),
    );
    // What a start leaves to be compiled and collected is nobody's cost.
    await new Promise((resolve) => setTimeout(resolve, warmMs));
    const before = await measure(ownTime);
    const procCost = await sampled('proc');
    const idle = average(before, await measure(ownTime));
    const proc = less(procCost, idle);
    const stats = less(await sampled('stats'), idle);
    const pids = inventory.topology.containers.flatMap(({ id }) => inventory.pidOf(id) ?? []);
    const direct = less(await directReads(pids, () => measure(ownTime)), idle);
    const docker = less(await dockerStats(lab.dockerHost, measure), { own: 0, engine: idle.engine });
    const [ofProc, ofDocker] = [proc.own + proc.engine, docker.own + docker.engine];
    return {
      id: 'P1',
      rows: [
        {
          what: `/proc source, ${crowdSize} containers once a second: own process + engine`,
          measured: text(proc),
          target: `≤ ${percent(targets.share)} of a core`,
          ok: ofProc <= targets.share,
        },
        {
          what: 'the same as part of docker stats',
          measured: `1/${Math.round(ofDocker / Math.max(ofProc, 1e-4))}`,
          target: '≤ 1/40',
          ok: ofProc <= ofDocker * targets.ofDockerStats,
        },
        informative('a bare read of each /proc/PID/net/dev, nothing made of it', direct),
        informative('stats source (at the pace an engine bears)', stats),
        informative('docker stats', docker),
        informative('neither (following the topology only)', idle),
      ],
    };
  } finally {
    await inventory.stop();
    engine.close();
    await lab.stop();
  }
}

/** The least that anything could do which reads what the kernel counts: the files, once a second, and no more. */
async function directReads(pids: readonly number[], measure: () => Promise<Cost>): Promise<Cost> {
  const timer = setInterval(() => pids.forEach((pid) => readFileSync(`/proc/${pid}/net/dev`)), 1000);
  try {
    return await measure();
  } finally {
    clearInterval(timer);
  }
}

/** What people use: the client and the engine that works for it. */
async function dockerStats(dockerHost: string, measure: (own: () => number) => Promise<Cost>): Promise<Cost> {
  const child = spawn('docker', ['stats'], { env: { ...process.env, DOCKER_HOST: dockerHost }, stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    // The first lines of all containers come after about two seconds.
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return await measure(() => processorTime([child.pid ?? 0]));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Less than nothing is what the machine's other work makes of it, and is shown as it is. */
function less(cost: Cost, idle: Cost): Cost {
  return { own: cost.own - idle.own, engine: cost.engine - idle.engine };
}

function average(a: Cost, b: Cost): Cost {
  return { own: (a.own + b.own) / 2, engine: (a.engine + b.engine) / 2 };
}

function informative(what: string, cost: Cost): Row {
  return { what, measured: text(cost), target: '', ok: true };
}

function text({ own, engine }: Cost): string {
  return `${percent(own + engine)} (${percent(own)} + ${percent(engine)})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function pidIn(file: string): number {
  return Number(readFileSync(file, 'utf8').trim());
}
