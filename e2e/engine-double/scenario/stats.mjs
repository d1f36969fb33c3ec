/** What the stats API says of containers of every kind and state, and how it names their interfaces. */
export async function stats(/** @type {import('./stage.mjs').Stage} */ stage) {
  const { containers } = stage;
  const tell = (/** @type {string} */ title, /** @type {string} */ name, oneShot = false) =>
    stage.ask(
      title,
      'GET',
      `/containers/${name}/stats?stream=false${oneShot ? '&one-shot=true' : ''}`,
      undefined,
      ({ networks }) =>
        Object.entries(networks ?? {})
          .map(([name, counted]) => `${name} errors ${counted.rx_errors} drops ${counted.rx_dropped}`)
          .sort(),
    );
  for (const Name of ['rec-net', 'rec-more', 'rec-named']) {
    await stage.ask(`the network ${Name}`, 'POST', '/networks/create', { Name, CheckDuplicate: true });
  }
  for (const [name, network] of Object.entries({
    one: 'rec-net',
    more: 'rec-net',
    off: 'rec-net',
    old: 'rec-net',
    host: 'host',
    none: 'none',
  })) {
    await containers.create({ name: `rec-${name}`, network });
    if (name !== 'off') await containers.act(`rec-${name}`, 'start');
  }
  await containers.create({ name: 'rec-shared', network: 'container:rec-one' });
  await containers.act('rec-shared', 'start');
  await containers.act('rec-old', 'kill');

  await tell('stats of one network', 'rec-one');
  await tell('stats of one network, once', 'rec-one', true);
  await stage.ask('connect to a second one', 'POST', '/networks/rec-more/connect', { Container: 'rec-more' });
  await tell('stats of two networks', 'rec-more', true);
  await stage.ask('connect with a name for the interface', 'POST', '/networks/rec-named/connect', {
    Container: 'rec-more',
    EndpointConfig: { DriverOpts: { 'com.docker.network.endpoint.ifname': 'wan0' } },
  });
  await tell('stats of a named interface', 'rec-more', true);
  await tell('stats without a network', 'rec-none', true);
  await tell('stats of the host’s network', 'rec-host', true);
  await tell('stats of a shared namespace', 'rec-shared', true);
  await tell('stats of one never started', 'rec-off');
  await tell('stats of one that ended', 'rec-old');
  await containers.act('rec-one', 'pause');
  await tell('stats of a paused one', 'rec-one', true);
  await tell('stats of nobody', 'rec-nobody');

  for (const name of ['shared', 'one', 'more', 'off', 'old', 'host', 'none']) {
    await containers.act(`rec-${name}`, 'remove');
  }
  for (const name of ['rec-net', 'rec-more', 'rec-named'])
    await stage.ask(`remove ${name}`, 'DELETE', `/networks/${name}`);
}
