import { describe, expect, it } from 'vitest';
import { aDoubleThatIsNotAsked } from './not-asked';

const { refused, networkId, audit } = aDoubleThatIsNotAsked();

type Body = Record<string, unknown>;
const first = (settings: Body) => (network: (name: string) => string) => ({
  networks: [{ networkId: network('fixed'), ...settings }],
});
const on =
  (...names: string[]) =>
  (network: (name: string) => string) => ({
    networks: names.map((name) => ({ networkId: network(name) })),
  });

describe('a bad run is refused before the engine is asked', () => {
  it.each<[string, Body | ((network: (name: string) => string) => Body), RegExp]>([
    ['no image', { image: undefined }, /^400 .*image/],
    ['an image like an option', { image: '--privileged' }, /^400 .*image/],
    ['an image that is not there', { image: 'nginx' }, /^404 .*no image “nginx”.*docker pull nginx/],
    ['an image without a command', { image: 'bare:1' }, /^400 .*no command of its own/],
    ['a name that is taken', { name: 'web' }, /^409 .*a container “web” already/],
    ['a name that is a path', { name: '../web' }, /^400 .*name/],
    ['a command for a shell', { command: 'sleep 1' }, /^400 .*command/],
    ['a variable without a name', { env: { '=': 'x' } }, /^400 .*env/],
    ['no network', { networks: [] }, /^400 .*on which network/],
    ['an unknown network', { networks: [{ networkId: 'f'.repeat(64) }] }, /^404 .*no network/],
    ['a network’s name', { networks: [{ networkId: 'fixed' }] }, /^400 .*64 hex digits/],
    ['host mode and a network', { networkMode: 'host' }, /^400 .*excludes all other/],
    ['the mode of another container', { networks: [], networkMode: 'container:web' }, /^400 .*networkMode/],
    ['the host’s network among others', on('host'), /^422 .*networkMode/],
    ['the ingress', on('ingress'), /^422 .*Swarm’s own/],
    ['a network of settings', on('settings'), /^422 .*settings for other networks/],
    ['an overlay for services', on('fixed', 'services'), /^422 .*--attachable/],
    ['a network twice', on('fixed', 'fixed'), /^409 .*named twice/],
    ['an address of elsewhere', first({ ipv4: '10.51.0.7' }), /^422 .*its subnet is/],
    ['the gateway’s address', first({ ipv4: '10.50.0.1' }), /^409 .*gateway/],
    ['a reserved address', first({ ipv4: '10.50.0.9' }), /^409 /],
    ['a priority here', first({ gatewayPriority: 1 }), /^422 .*no gateway priority/],
    ['a container id in a network', first({ containerId: 'a'.repeat(64) }), /^400 .*containerId/],
    ['a port that is taken', { ports: [{ publicPort: 8080, privatePort: 80 }] }, /^409 .*“web” publishes .*8080/],
    ['a port beyond all', { ports: [{ privatePort: 65536 }] }, /^400 .*privatePort/],
    ['a range of ports', { ports: [{ privatePort: '80-90' }] }, /^400 .*privatePort/],
    ['retries of no policy', { maximumRetries: 3 }, /^400 .*on-failure only/],
    ['privileged', { privileged: true }, /^403 .*NETLOOM_ALLOW=privileged/],
    ['the host’s processes', { pid: 'host' }, /^403 .*NETLOOM_ALLOW=pid/],
    ['another’s processes', { pid: 'container:web' }, /^400 .*pid/],
    ['the host’s shared memory', { ipc: 'host' }, /^403 .*NETLOOM_ALLOW=ipc/],
    ['the host’s name', { uts: 'host' }, /^403 .*NETLOOM_ALLOW=uts/],
    ['the host’s users', { userns: 'host' }, /^403 .*NETLOOM_ALLOW=userns/],
    ['a folder of the host', { binds: [{ source: '/', target: '/host' }] }, /^403 .*NETLOOM_ALLOW=binds/],
    ['a volume for a folder', { binds: [{ source: 'data', target: '/data' }] }, /^400 .*binds/],
    ['a device', { devices: ['/dev/sda'] }, /^403 .*NETLOOM_ALLOW=devices/],
    ['a capability', { capabilities: ['SYS_ADMIN'] }, /^403 .*NETLOOM_ALLOW=capabilities/],
    ['volumes', { volumes: ['data:/data'] }, /^400 .*volumes/],
    ['volumes of another', { volumesFrom: ['web'] }, /^400 .*volumesFrom/],
    ['mounts', { mounts: [{ type: 'volume', options: { o: 'bind' } }] }, /^400 .*mounts/],
    ['security options', { securityOpt: ['apparmor=unconfined'] }, /^400 .*securityOpt/],
    ['another runtime', { runtime: 'other' }, /^400 .*runtime/],
    ['the engine’s own words', { HostConfig: { Privileged: true } }, /^400 .*HostConfig/],
  ])('%s', async (_title, change, answer) => {
    const whole = { image: 'busybox', ...on('fixed')(networkId) };
    const body = { ...whole, ...(typeof change === 'function' ? change(networkId) : change) };
    expect(await refused('POST', '/api/containers', body)).toMatch(answer);
  });

  it.each(['?preview=maybe', '?Preview=true', '?pull=true'])('%s', async (query) => {
    expect(await refused('POST', `/api/containers${query}`, { image: 'busybox', ...on('fixed')(networkId) })).toMatch(
      /^400 /,
    );
  });

  it('and no refusal writes down what may be secret', async () => {
    const secret = 'hunter2';
    const request = { env: { PASSWORD: secret }, labels: { key: secret }, command: ['serve', secret], pid: 'host' };
    await refused('POST', '/api/containers', { image: 'busybox', ...on('fixed')(networkId), ...request });
    const { actions } = audit().list({ limit: 1 });
    const record = audit().get(actions[0]?.id ?? expect.unreachable());
    expect(record).toMatchObject({ kind: 'run', outcome: 'refused', containerName: 'busybox-1' });
    expect(JSON.stringify(record)).not.toContain(secret);
  });
});
