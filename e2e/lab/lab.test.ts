import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { membersOf } from './control-group.mjs';
import { busyboxImage, ensureEngine, startLab, stopLab } from './engine.mjs';
import { placeOf } from './place.mjs';
import { until } from './waiting.mjs';

const engineModule = new URL('./engine.mjs', import.meta.url).href;
const worldModule = new URL('./world.mjs', import.meta.url).href;

/** Everything a lab could leave on a machine, outside of its own namespaces. */
function traces() {
  const groups = execFileSync('find', [
    '/sys/fs/cgroup',
    '-maxdepth',
    '2',
    '-name',
    'netloom-lab-selftest*',
  ]).toString();
  return {
    processes: membersOf('netloom-lab-selftest'),
    groups: groups.trim(),
    mounts: readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .filter((line) => line.includes('netloom-lab-selftest')),
    folder: existsSync(placeOf('selftest').dir),
    links: readFileSync('/proc/net/dev', 'utf8').match(/uplink0|lab0/g) ?? [],
    namedNamespaces: existsSync('/run/netns')
      ? readdirSync('/run/netns').filter((entry) => entry.includes('netloom'))
      : [],
  };
}
const nothing = { processes: [], groups: '', mounts: [], folder: false, links: [], namedNamespaces: [] };

/** Network namespaces with a process in them. Any process's: a lab's container would be in one that nobody else is in. */
function networkNamespaces() {
  const inodes = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        return [readlinkSync(`/proc/${pid}/ns/net`)];
      } catch {
        return [];
      }
    });
  return new Set(inodes);
}

/** A process of its own that owns the lab, and says so. */
async function anotherOwner(body: string) {
  const script = `
    import { startLab } from ${JSON.stringify(engineModule)};
    import { seedWorld } from ${JSON.stringify(worldModule)};
    const lab = await startLab({ name: 'selftest' });
    ${body}
    setInterval(() => {}, 1e6);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(owner.stdout), 'line');
  return { owner, said: String(line) };
}

beforeAll(async () => {
  await ensureEngine(console.log);
  await stopLab('selftest');
});
afterEach(() => stopLab('selftest'));

describe('a lab', () => {
  it('is a real engine on which containers run, with a way out that ends in the lab', async () => {
    const lab = await startLab({ name: 'selftest' });
    expect(await lab.docker('run', '--rm', busyboxImage, 'ping', '-c', '1', '203.0.113.10')).toContain(
      '0% packet loss',
    );
    await expect(lab.docker('network', 'inspect', 'absent')).rejects.toThrow(/No such network|not found/i);
    await lab.stop();
    expect(traces()).toEqual(nothing);
  });

  it('has bridges and rules of its own: the machine gets none', async () => {
    const lab = await startLab({ name: 'selftest' });
    await lab.docker('network', 'create', '--subnet', '10.99.88.0/24', 'blue');
    expect(await lab.run('ip', 'addr')).toContain('10.99.88.1');
    expect(execFileSync('cat', ['/proc/net/fib_trie']).toString()).not.toContain('10.99.88.');
    expect(readlinkSync('/proc/self/ns/net')).not.toBe(readlinkSync(lab.netns));
  });

  it('keeps its data when dockerd is killed and started again', async () => {
    const lab = await startLab({ name: 'selftest' });
    await lab.docker(
      'run',
      '-d',
      '--restart',
      'always',
      '--stop-signal',
      'KILL',
      '--name',
      'survivor',
      busyboxImage,
      'sleep',
      'infinity',
    );
    const first = lab.enginePid();
    await lab.killEngine();
    expect(lab.enginePid()).toBe(0);
    await lab.startEngine();
    expect(lab.enginePid()).not.toBe(first);
    await until(
      'the container to be back',
      async () => (await lab.docker('ps', '-q', '--filter', 'status=running')) !== '',
    );
  });

  it('is attached to when it is alive, and left alone by who only attached', async () => {
    const lab = await startLab({ name: 'selftest' });
    const attached = await startLab({ name: 'selftest' });
    expect([lab.owned, attached.owned]).toEqual([true, false]);
    expect(await attached.docker('info', '--format', '{{.Name}}')).toBe('lab-selftest');
    await attached.stop();
    expect(lab.enginePid()).toBeGreaterThan(0);
  });

  it('is made once when two start it in the same moment', async () => {
    const labs = await Promise.all([startLab({ name: 'selftest' }), startLab({ name: 'selftest' })]);
    expect(labs.map(({ owned }) => owned).sort()).toEqual([false, true]);
    expect(labs[0].enginePid()).toBe(labs[1].enginePid());
  });

  it('refuses names that would lead outside of its folder', async () => {
    await expect(startLab({ name: '../etc' })).rejects.toThrow(/A lab's name is/);
  });
});

describe('nothing is left', () => {
  it('when the owner is killed with the whole world running, a paused container included', async () => {
    const before = networkNamespaces();
    const { owner } = await anotherOwner(`await seedWorld(lab); console.log(lab.enginePid());`);
    expect(membersOf('netloom-lab-selftest').length).toBeGreaterThan(60);
    owner.kill('SIGKILL');
    await until('the lab to vanish', () => JSON.stringify(traces()) === JSON.stringify(nothing), { timeoutMs: 20_000 });
    const left = [...networkNamespaces()].filter((namespace) => !before.has(namespace));
    expect(left).toEqual([]);
  });

  it('when the reaper is killed together with the owner, as soon as somebody asks for the name', async () => {
    const { owner, said } = await anotherOwner(
      `import { readFileSync } from 'node:fs'; console.log(JSON.parse(readFileSync(lab.dir + '/lab.json', 'utf8')).reaper.pid);`,
    );
    process.kill(Number(said), 'SIGKILL');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(traces().folder).toBe(true);
    const next = await startLab({ name: 'selftest' });
    expect(next.owned).toBe(true);
    await next.stop();
    expect(traces()).toEqual(nothing);
  });

  it('when another process stops it by name, twice', async () => {
    const { owner } = await anotherOwner(`console.log('ready');`);
    await stopLab('selftest');
    await stopLab('selftest');
    expect(traces()).toEqual(nothing);
    owner.kill('SIGKILL');
  });
});
