import { filtered } from './system.mjs';

const SUBNET = '10.231.40.0/24';
/** @param {any} network */
const ipam = (network) => network.IPAM;
/** @param {{ Name: string }[]} list */
const names = (list) =>
  list
    .map(({ Name }) => Name)
    .filter((name) => name.startsWith('rec-'))
    .sort();

/** Creating, finding and removing networks, with every refusal a person can meet. */
export async function networks(/** @type {import('./stage.mjs').Stage} */ stage) {
  const create = (/** @type {string} */ title, /** @type {unknown} */ body) =>
    stage.ask(title, 'POST', '/networks/create', body);
  const pool = (/** @type {object} */ config) => ({ IPAM: { Driver: 'default', Config: [config] } });

  await create('create a bridge', { Name: 'rec-auto', CheckDuplicate: true, Labels: { tier: 'rec' } });
  await create('create with a subnet', {
    Name: 'rec-net',
    CheckDuplicate: true,
    Driver: 'bridge',
    ...pool({ Subnet: SUBNET }),
  });
  await create('create with everything', {
    Name: 'rec-full',
    CheckDuplicate: true,
    Driver: 'bridge',
    Internal: true,
    Attachable: true,
    EnableIPv6: true,
    Options: { 'com.docker.network.driver.mtu': '1400' },
    Labels: { a: 'b' },
    IPAM: {
      Driver: 'default',
      Options: {},
      Config: [
        {
          Subnet: '10.231.41.0/24',
          Gateway: '10.231.41.9',
          IPRange: '10.231.41.64/26',
          AuxiliaryAddresses: { router: '10.231.41.65' },
        },
        { Subnet: 'fd00:231:41::/64' },
      ],
    },
  });
  await create('create config-only', { Name: 'rec-config', ConfigOnly: true, ...pool({ Subnet: '10.231.42.0/24' }) });
  await create('create from config', { Name: 'rec-from', ConfigFrom: { Network: 'rec-config' } });

  await stage.ask('inspect an automatic bridge', 'GET', '/networks/rec-auto', undefined, (body) => [
    body.Driver,
    body.Scope,
    Object.keys(body.IPAM.Config[0]),
    body.IPAM.Options,
    body.Options,
    body.Labels,
    body.Containers,
  ]);
  await stage.ask('inspect one with a subnet', 'GET', '/networks/rec-net', undefined, ipam);
  await stage.ask('inspect one with everything', 'GET', '/networks/rec-full', undefined, (body) => [
    ipam(body),
    body.Options,
  ]);
  await stage.ask('inspect a config-only one', 'GET', '/networks/rec-config', undefined, (body) => [
    ipam(body),
    body.Driver,
    body.ConfigOnly,
  ]);
  await stage.ask('inspect one from config', 'GET', '/networks/rec-from', undefined, (body) => [
    ipam(body),
    body.ConfigFrom,
  ]);
  await stage.ask('inspect an unknown network', 'GET', '/networks/rec-nowhere');
  for (const name of ['bridge', 'host', 'none']) await stage.ask(`inspect ${name}`, 'GET', `/networks/${name}`);

  await stage.ask('list by name', 'GET', filtered('/networks', { name: ['rec-a'] }), undefined, names);
  await stage.ask(
    'list by driver',
    'GET',
    filtered('/networks', { driver: ['bridge'], name: ['rec-'] }),
    undefined,
    names,
  );
  await stage.ask('list by label', 'GET', filtered('/networks', { label: ['tier=rec'] }), undefined, names);
  await stage.ask('list by label key', 'GET', filtered('/networks', { label: ['tier'] }), undefined, names);
  await stage.ask(
    'list by scope',
    'GET',
    filtered('/networks', { scope: ['local'], name: ['rec-'] }),
    undefined,
    names,
  );
  await stage.ask('list the custom ones', 'GET', filtered('/networks', { type: ['custom'] }), undefined, names);
  await stage.ask('list of no such id', 'GET', filtered('/networks', { id: ['zzz'] }), undefined, names);
  await stage.ask('list by a bad type', 'GET', filtered('/networks', { type: ['odd'] }));

  await create('refuse a second of the name', { Name: 'rec-auto', CheckDuplicate: true });
  const second = await create('second of the name, unchecked', { Name: 'rec-auto' });
  if (second.Id) {
    await stage.ask('inspect by an ambiguous name', 'GET', '/networks/rec-auto');
    await stage.ask('remove by id', 'DELETE', `/networks/${second.Id}`);
  }
  await create('refuse an overlapping pool', { Name: 'rec-over', ...pool({ Subnet: '10.231.40.128/25' }) });
  await create('refuse a bad subnet', { Name: 'rec-bad', ...pool({ Subnet: '10.231.300.0/24' }) });
  await create('refuse host bits in a subnet', { Name: 'rec-bad', ...pool({ Subnet: '10.231.43.7/24' }) });
  await stage.ask('remove the one with host bits', 'DELETE', '/networks/rec-bad');
  await create('refuse a bad gateway', { Name: 'rec-bad', ...pool({ Subnet: '10.231.43.0/24', Gateway: 'ten' }) });
  await create('refuse a gateway outside', {
    Name: 'rec-bad',
    ...pool({ Subnet: '10.231.43.0/24', Gateway: '10.9.9.9' }),
  });
  await create('refuse a range outside', {
    Name: 'rec-bad',
    ...pool({ Subnet: '10.231.43.0/24', IPRange: '10.9.9.0/26' }),
  });
  await create('refuse a gateway alone', { Name: 'rec-bad', ...pool({ Gateway: '10.231.43.1' }) });
  for (const name of ['bridge', 'host', 'none'])
    await create(`refuse the name ${name}`, { Name: name, CheckDuplicate: true });
  await create('refuse the driver host', { Name: 'rec-bad', Driver: 'host' });
  await create('refuse an unknown driver', { Name: 'rec-bad', Driver: 'rec-driver' });
  await create('refuse an overlay without Swarm', { Name: 'rec-bad', Driver: 'overlay' });
  await create('refuse an empty name', { Name: '' });
  await create('refuse a blank name', { Name: '  ' });
  await create('refuse a config that is not there', { Name: 'rec-bad', ConfigFrom: { Network: 'rec-nowhere' } });
  await create('refuse half a JSON', '{"Name": "rec-');
  await create('refuse no body', undefined);

  await stage.ask('refuse to remove bridge', 'DELETE', '/networks/bridge');
  await stage.ask('refuse to remove host', 'DELETE', '/networks/host');
  await stage.ask('remove an unknown network', 'DELETE', '/networks/rec-nowhere');
  await stage.ask('refuse to remove a config in use', 'DELETE', '/networks/rec-config');
  for (const name of ['from', 'config', 'full', 'net', 'auto'])
    await stage.ask(`remove rec-${name}`, 'DELETE', `/networks/rec-${name}`);
}
