/** @param {import('./stage.mjs').Stage} stage */
export async function system(stage) {
  await stage.ask('ping', 'GET', '/_ping');
  await stage.ask('ping by HEAD', 'HEAD', '/_ping');
  await stage.ask('version', 'GET', '/version', undefined, (body) => ({
    apiVersion: body.ApiVersion,
    minApiVersion: body.MinAPIVersion,
  }));
  await stage.ask('info', 'GET', '/info');
  await stage.ask('page not found', 'GET', '/nope');
  await stage.ask('page not found below a version', 'GET', '/v1.41/nope');
  await stage.ask('API version too new', 'GET', '/v1.99/networks');
  await stage.ask('API version too old', 'GET', '/v1.5/networks');
  await stage.ask('bad filters', 'GET', `/networks?filters=${encodeURIComponent('{"na')}`);
  await stage.ask('unknown network filter', 'GET', filtered('/networks', { colour: ['red'] }));
  await stage.ask('unknown container filter', 'GET', filtered('/containers/json', { colour: ['red'] }));
  await stage.ask('bad event filters', 'GET', `/events?filters=${encodeURIComponent('{"na')}`);
}

/** The collections of a Swarm; on an engine without one, its refusals. */
export async function swarm(/** @type {import('./stage.mjs').Stage} */ stage) {
  for (const path of ['/swarm', '/nodes', '/services', '/tasks']) await stage.ask(path, 'GET', path);
}

/** The whole world of the engine at hand: the richer it is, the more the shapes allow. */
export async function world(/** @type {import('./stage.mjs').Stage} */ stage) {
  /** @type {{ Id: string }[]} */
  const networks = await stage.ask('network list', 'GET', '/networks');
  /** @type {{ Id: string }[]} */
  const containers = await stage.ask('container list', 'GET', '/containers/json?all=1');
  await stage.gather(networks.map(({ Id }) => `/networks/${Id}`));
  await stage.gather(containers.map(({ Id }) => `/containers/${Id}/json`));
}

/** @param {string} path @param {Record<string, string[]>} filters */
export const filtered = (path, filters) =>
  `${path}${path.includes('?') ? '&' : '?'}filters=${encodeURIComponent(JSON.stringify(filters))}`;
