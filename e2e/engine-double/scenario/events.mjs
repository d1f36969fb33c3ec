import { engineRequest } from './engine-request.mjs';
import { filtered } from './system.mjs';

/** Every kind of event that a change of networks, endpoints and containers makes. */
export async function events(/** @type {import('./stage.mjs').Stage} */ stage) {
  const { containers, socket } = stage;
  const post = async (/** @type {string} */ path, /** @type {unknown} */ body) =>
    void (await engineRequest(socket, 'POST', path, body));
  const act = (/** @type {Parameters<typeof containers.act>[1]} */ action) => () => containers.act('rec-one', action);

  await stage.watch('create a network', '', () => post('/networks/create', { Name: 'rec-net', Labels: { a: 'b' } }));
  await stage.watch('create a container', '', () =>
    containers.create({ name: 'rec-one', network: 'rec-net', labels: { of: 'one' } }),
  );
  await stage.watch('start', '', act('start'));
  await stage.watch('connect', '', () => post('/networks/bridge/connect', { Container: 'rec-one' }));
  await stage.watch('disconnect', '', () => post('/networks/bridge/disconnect', { Container: 'rec-one' }));
  await stage.watch('pause', '', act('pause'));
  await stage.watch('unpause', '', act('unpause'));
  await stage.watch('rename', '', () => containers.rename('rec-one', 'rec-uno'));
  await stage.watch('rename back', '', () => containers.rename('rec-uno', 'rec-one'));
  await stage.watch('restart', '', act('restart'));
  await stage.watch('kill', '', act('kill'));
  await stage.watch('connect while stopped', '', () => post('/networks/bridge/connect', { Container: 'rec-one' }));
  await stage.watch('disconnect while stopped', '', () =>
    post('/networks/bridge/disconnect', { Container: 'rec-one' }),
  );
  await stage.watch('start again', '', act('start'));
  await stage.watch('stop', '', act('stop'));
  await stage.watch('filtered to networks', filtered('/', { type: ['network'] }).slice(1), async () => {
    await containers.act('rec-one', 'start');
    await containers.act('rec-one', 'kill');
  });
  await stage.watch(
    'filtered to some actions',
    filtered('/', { event: ['die', 'connect', 'destroy'] }).slice(1),
    async () => {
      await containers.act('rec-one', 'start');
      await containers.act('rec-one', 'kill');
    },
  );
  await stage.watch('remove a container', '', act('remove'));
  await stage.watch(
    'remove a network',
    '',
    async () => void (await engineRequest(socket, 'DELETE', '/networks/rec-net')),
  );
  await containers.create({ name: 'rec-one', network: 'none', healthy: true });
  await stage.watch('become healthy', filtered('/', { event: ['health_status', 'destroy'] }).slice(1), async () => {
    await containers.act('rec-one', 'start');
    await containers.untilHealthy('rec-one');
  });
  await stage.ask(
    'inspect a healthy one',
    'GET',
    '/containers/rec-one/json',
    undefined,
    ({ State }) => State.Health.Status,
  );
  await stage.ask(
    'list a healthy one',
    'GET',
    filtered('/containers/json', { name: ['rec-one'] }),
    undefined,
    ([one]) => one.Status.replace(/Up .*? \(/, 'Up ('),
  );
  await containers.act('rec-one', 'remove');
  for (const network of ['host', 'none']) {
    await containers.create({ name: 'rec-one', network });
    await stage.watch(`start in ${network} mode`, '', act('start'));
    await stage.watch(`kill in ${network} mode`, '', act('kill'));
    await containers.act('rec-one', 'remove');
  }
}
