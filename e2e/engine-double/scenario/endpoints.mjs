import { filtered } from './system.mjs';

const NET = { Name: 'rec-net', CheckDuplicate: true, IPAM: { Config: [{ Subnet: '10.231.40.0/24' }] } };

/** Connecting and disconnecting containers of every kind and state. */
export async function endpoints(/** @type {import('./stage.mjs').Stage} */ stage) {
  const { containers } = stage;
  const connect = (
    /** @type {string} */ title,
    /** @type {string} */ network,
    /** @type {string} */ Container,
    /** @type {object} */ config = {},
  ) => stage.ask(title, 'POST', `/networks/${network}/connect`, { Container, EndpointConfig: config });
  const disconnect = (
    /** @type {string} */ title,
    /** @type {string} */ network,
    /** @type {string} */ Container,
    Force = false,
  ) => stage.ask(title, 'POST', `/networks/${network}/disconnect`, { Container, Force });
  const inspect = (/** @type {string} */ title, /** @type {string} */ name) =>
    stage.ask(title, 'GET', `/containers/${name}/json`, undefined, ({ NetworkSettings }) =>
      Object.entries(NetworkSettings.Networks)
        .map(([network, endpoint]) => attachment(network, /** @type {any} */ (endpoint)))
        .sort(),
    );
  const listed = (/** @type {string} */ title) =>
    stage.ask(title, 'GET', '/containers/json?all=1', undefined, (list) => summaries(list));

  await stage.ask('a network with a subnet', 'POST', '/networks/create', NET);
  await stage.ask('a network without', 'POST', '/networks/create', { Name: 'rec-auto', CheckDuplicate: true });
  for (const [name, network] of Object.entries({
    one: 'rec-net',
    two: 'rec-net',
    off: 'rec-net',
    old: 'rec-net',
    def: 'bridge',
    host: 'host',
    none: 'none',
  })) {
    await containers.create({
      name: `rec-${name}`,
      network,
      labels: { of: name },
      ...(name === 'one' && { port: 8080 }),
    });
    if (name !== 'off') await containers.act(`rec-${name}`, 'start');
  }
  await containers.create({ name: 'rec-shared', network: 'container:rec-one' });
  await containers.act('rec-shared', 'start');
  await containers.act('rec-old', 'kill');
  await listed('list at first');
  for (const name of ['one', 'off', 'old', 'def', 'host', 'none', 'shared'])
    await inspect(`inspect ${name} at first`, `rec-${name}`);
  await stage.ask('running members only', 'GET', '/networks/rec-net', undefined, (body) =>
    Object.values(body.Containers)
      .map((/** @type {any} */ { Name, IPv4Address }) => `${Name} ${IPv4Address}`)
      .sort(),
  );

  await connect('connect a running one', 'rec-auto', 'rec-one', { Aliases: ['first'] });
  await connect('refuse to connect twice', 'rec-auto', 'rec-one');
  await inspect('inspect after connect', 'rec-one');
  await connect('refuse an address without a configured subnet', 'rec-auto', 'rec-two', {
    IPAMConfig: { IPv4Address: '172.18.0.77' },
  });
  await connect('refuse an address outside', 'rec-net', 'rec-def', { IPAMConfig: { IPv4Address: '10.9.9.9' } });
  await connect('refuse an address in use', 'rec-net', 'rec-def', { IPAMConfig: { IPv4Address: '10.231.40.2' } });
  await connect('refuse the gateway address', 'rec-net', 'rec-def', { IPAMConfig: { IPv4Address: '10.231.40.1' } });
  await connect('refuse a bad address', 'rec-net', 'rec-def', { IPAMConfig: { IPv4Address: 'ten' } });
  await connect('connect with an address', 'rec-net', 'rec-def', { IPAMConfig: { IPv4Address: '10.231.40.77' } });
  await inspect('inspect with an address', 'rec-def');
  await connect('refuse an alias on the default bridge', 'bridge', 'rec-two', { Aliases: ['x'] });
  await connect('refuse an address on the default bridge', 'bridge', 'rec-two', {
    IPAMConfig: { IPv4Address: '172.17.0.9' },
  });
  await connect('connect to the default bridge', 'bridge', 'rec-two');
  await inspect('inspect two on both', 'rec-two');

  await connect('unknown container', 'rec-net', 'rec-nobody');
  await connect('unknown network, running container', 'rec-nowhere', 'rec-one');
  await connect('unknown network, stopped container', 'rec-nowhere', 'rec-off');
  await inspect('inspect off after that', 'rec-off');
  await disconnect('take the stopped one off it', 'rec-nowhere', 'rec-off', true);
  await connect('connect one never started', 'rec-auto', 'rec-off');
  await connect('connect an exited one', 'rec-auto', 'rec-old', { Aliases: ['later'] });
  await connect('connect an exited one twice', 'rec-auto', 'rec-old');
  await inspect('inspect off on both', 'rec-off');
  await inspect('inspect old on both', 'rec-old');
  await connect('refuse a host-mode container', 'rec-net', 'rec-host');
  await connect('refuse a none-mode container', 'rec-net', 'rec-none');
  await connect('refuse a sharing container', 'rec-net', 'rec-shared');
  await connect('refuse the host network', 'host', 'rec-one');
  await connect('refuse the none network', 'none', 'rec-one');
  await connect('refuse no container', 'rec-net', '');
  await stage.ask('refuse an empty body', 'POST', '/networks/rec-net/connect', '');
  await listed('list in the middle');
  await listBy(stage);

  await stage.ask('refuse to remove a used network', 'DELETE', '/networks/rec-auto');
  await disconnect('disconnect a running one', 'rec-auto', 'rec-one');
  await disconnect('refuse to disconnect twice', 'rec-auto', 'rec-one');
  await disconnect('force to disconnect twice', 'rec-auto', 'rec-one', true);
  await disconnect('disconnect from an unknown network', 'rec-nowhere', 'rec-one');
  await disconnect('disconnect an unknown container', 'rec-net', 'rec-nobody');
  await disconnect('refuse to leave the host network', 'host', 'rec-host');
  await disconnect('disconnect an exited one', 'rec-auto', 'rec-old');
  await disconnect('refuse an exited one that is not on it', 'rec-auto', 'rec-old');
  await disconnect('disconnect one never started', 'rec-auto', 'rec-off');
  await disconnect('disconnect from the default bridge', 'bridge', 'rec-def');
  await containers.act('rec-two', 'kill');
  await containers.act('rec-def', 'restart');
  await containers.act('rec-old', 'start');
  await inspect('inspect old: the lowest address is given again', 'rec-old');
  await inspect('inspect def after restart', 'rec-def');
  await containers.act('rec-old', 'kill');
  await stage.ask('refuse to remove one with members', 'DELETE', '/networks/rec-net');
  for (const name of ['shared', 'one', 'def', 'host', 'none']) await containers.act(`rec-${name}`, 'remove');
  await stage.ask('remove one that only stopped containers name', 'DELETE', '/networks/rec-net');
  await inspect('inspect old after its network went', 'rec-old');
  for (const name of ['two', 'off', 'old']) await containers.act(`rec-${name}`, 'remove');
  await stage.ask('remove an empty one', 'DELETE', '/networks/rec-auto');
}

/** @param {import('./stage.mjs').Stage} stage */
async function listBy(stage) {
  const names = (/** @type {{ Names: string[] }[]} */ list) =>
    list
      .map(({ Names }) => Names[0] ?? '')
      .filter((name) => name.startsWith('/rec-'))
      .sort();
  /** @type {Record<string, string[]>[]} */
  const all = [
    { name: ['rec-o'] },
    { name: ['^/rec-one$'] },
    { name: ['/rec-one'] },
    { network: ['rec-net'] },
    { network: ['rec-auto'] },
  ];
  /** @type {Record<string, string[]>[]} */
  const more = [
    { label: ['of=one', 'of'] },
    { label: ['of=one', 'of=two'] },
    { status: ['created', 'exited'] },
    { health: ['none'] },
  ];
  for (const filters of [...all, ...more, { name: ['rec-one', 'rec-two'], status: ['running'] }, { id: ['zzz'] }]) {
    await stage.ask(
      `list by ${JSON.stringify(filters)}`,
      'GET',
      filtered('/containers/json?all=1', filters),
      undefined,
      names,
    );
  }
  await stage.ask('list the running ones', 'GET', filtered('/containers/json', { name: ['rec-'] }), undefined, names);
  await stage.ask(
    'list stopped ones by status',
    'GET',
    filtered('/containers/json', { status: ['exited'] }),
    undefined,
    names,
  );
}

/** @param {string} network @param {any} endpoint */
function attachment(network, endpoint) {
  const known = endpoint.NetworkID === '' ? 'no network id' : 'network id';
  const active = endpoint.EndpointID === '' ? 'idle' : 'active';
  const automatic = network === 'rec-auto' || network === 'bridge';
  const address = automatic ? endpoint.IPAddress && 'some address' : endpoint.IPAddress;
  // Which block of the default pools an automatic network got depends on what the engine gave before.
  const prefix = automatic ? '' : `/${endpoint.IPPrefixLen}`;
  const aliases = (endpoint.Aliases ?? []).filter((/** @type {string} */ alias) => !/^[0-9a-f]{12}$/.test(alias));
  const asked = JSON.stringify(endpoint.IPAMConfig);
  return `${network}: ${known}, ${active}, ${address || 'no address'}${prefix} asked ${asked} aliases ${endpoint.Aliases && aliases}`;
}

/** @param {any[]} list */
const summaries = (list) =>
  list
    .filter(({ Names }) => Names[0].startsWith('/rec-'))
    .map(({ Names, State, Status, HostConfig, NetworkSettings, Ports }) => {
      const networks = Object.entries(NetworkSettings.Networks)
        .map(([network, endpoint]) => attachment(network, endpoint))
        .sort();
      const mode = HostConfig.NetworkMode.replace(/[0-9a-f]{64}/, '<id>');
      return [
        Names[0],
        State,
        Status.replace(/(Up|Exited \(\d+\)) .*?( ago)?$/, '$1'),
        mode,
        Ports.length,
        ...networks,
      ];
    });
