/**
 * lib/server: takes the environment, gives the one running system: engine → inventory → sampler → hub, behind the door.
 * The only folder that wires the others together. Must not import pages or components.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import packageJson from '@/package.json';
import { Actions } from '@/lib/actions/actions';
import { Editor } from '@/lib/actions/edit/editor';
import { AuditLog } from '@/lib/audit/audit-log';
import { Auth } from '@/lib/auth/auth';
import { EndedSessions } from '@/lib/auth/ended-sessions';
import { loadToken, metricsTokenOf, roleTokensOf } from '@/lib/auth/token';
import { connectEngine, type EngineOptions } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Ceilings } from '@/lib/history/ceilings';
import { History } from '@/lib/history/history';
import { HappeningLog } from '@/lib/inventory/happening-log';
import { Inventory } from '@/lib/inventory/inventory';
import { Metrics } from '@/lib/metrics/metrics';
import { isAppError, networkOfSubject } from '@/lib/model';
import type { ContainerId } from '@/lib/model';
import { trafficOf } from '@/lib/stream/encode-traffic';
import { StreamHub } from '@/lib/stream/hub';
import { chooseSource } from '@/lib/traffic/choose-source';
import { CongestionWatch } from '@/lib/traffic/congestion';
import { EngineHost } from '@/lib/traffic/engine-host';
import { HostCounterReader } from '@/lib/traffic/host-counters';
import { LinkSpeeds } from '@/lib/traffic/link-speed';
import { Pace } from '@/lib/traffic/pace';
import { Sampler } from '@/lib/traffic/sampler';
import { AcceptanceStore } from './acceptance-store';
import { AccessRecords } from './access-records';
import { addressLine, engineLine, exposureLine } from './banner';
import { parseConfig } from './config';
import { holdDataDirectory } from './data-directory';
import { FindingsDesk } from './findings-desk';
import { LayoutStore } from './layout-store';
import { log } from './log';
import { isRunning, setRuntime } from './running';
import { stopOnSignal, within } from './stop-on-signal';
import { UnderWay } from './under-way';
import { unresolvedEngine } from './unresolved-engine';

/**
 * Builds and starts it, once however often it is called. Resolves when the engine has answered or said why not, so that
 * the first page need not say "not yet"; an engine that is silent keeps nobody waiting for long. Rejects with AppError
 * when the configuration is wrong.
 */
export async function startRuntime(environment: NodeJS.ProcessEnv, print: (line: string) => void): Promise<void> {
  if (isRunning()) return;
  const config = parseConfig(environment);
  const { token, isNew } = loadToken(config.token, config.dataDirectory);
  const dataDirectory = holdDataDirectory(config.dataDirectory, log);
  const tokens = roleTokensOf(token, config.roleTokens);
  const auth = new Auth({
    tokens,
    metricsToken: metricsTokenOf(config.metricsToken, tokens),
    port: config.port,
    ended: new EndedSessions({ dataDirectory: config.dataDirectory, log }),
  });
  const { labels } = config;
  const engine = engineOf(environment, { labels, onDenied: () => void inventory.reexamine() });
  const inventory = new Inventory(engine, { log: (line) => log.info(line), probesChanges: !config.readOnly });
  const world = { topology: () => inventory.topology, pidOf: (id: ContainerId) => inventory.pidOf(id) };
  const hostView = () => ({ ...world, topology: inventory.topology, root: '/proc' });
  const hostReader = new HostCounterReader(hostView);
  const sampler = new Sampler({
    ...world,
    source: chooseSource(config.trafficSource, (id) => engine.containerStats(id)),
    hostCounters: () => hostReader.read(),
    log,
  });
  const pace = new Pace(sampler, config.history === 'on');
  const { version } = packageJson;
  const happenings = new HappeningLog();
  const host = new EngineHost(world);
  const hostInterfaces = () => host.read().interfaces;
  const audit = new AuditLog({ dataDirectory: config.dataDirectory, log });
  const layout = new LayoutStore({ dataDirectory: config.dataDirectory, log });
  const acceptances = new AcceptanceStore({ dataDirectory: config.dataDirectory, log });
  const findings = new FindingsDesk({ topology: world.topology, acceptances, audit });
  const history = new History({
    retention: config.retention,
    dataDirectory: config.history === 'on' ? config.dataDirectory : null,
    log,
  });
  const hub = new StreamHub({
    version,
    topology: world.topology,
    onClients: (count) => pace.setWatchers(count),
  });
  const deps = { engine, inventory, hostInterfaces, allow: config.allow };
  const editor = new Editor({
    ...{ deps, audit, log },
    directory: join(config.dataDirectory, 'edits'),
    onProgress: (progress) => hub.publishAction(progress),
  });
  const actions = new Actions(deps, audit, editor);
  const ceilings = new Ceilings(history, world.topology);
  const links = new LinkSpeeds(hostView);
  const congestion = new CongestionWatch({
    ceilingOf: (subject) => ceilings.of(subject, Date.now() / 1000),
    linkSpeedOf: (subject) => links.of(subject),
    networkOf: (subject) => networkOfSubject(inventory.topology, subject),
  });
  const openFindings = () => findings.countOpen();
  const underWay = new UnderWay();
  const metrics = new Metrics({
    ...{ version, topology: world.topology, sampler, hub, openFindings },
    onScrape: () => pace.ask(),
  });

  // Before the hub: who hears of a change and asks what happened must find it.
  inventory.subscribe((topology) => happenings.observe(topology));
  inventory.subscribe((topology) => hub.publishTopology(topology));
  sampler.subscribe((tick) => hub.publishTraffic(trafficOf(tick, congestion.take(tick))));
  sampler.subscribe((tick) => history.record(inventory.topology, tick));
  sampler.onAttribution((proven) => inventory.annotate(host.annotationsOf(proven)));
  sampler.onSource(({ kind, reason }) => {
    log.info({ kind, reason }, 'traffic source chosen');
    inventory.setTrafficSource(kind, reason);
  });
  setRuntime({
    version,
    config,
    auth,
    access: new AccessRecords(audit),
    inventory,
    actions,
    audit,
    happenings,
    history,
    host,
    hub,
    findings,
    layout,
    metrics,
    traffic: sampler,
    underWay,
    log,
  });

  // The launcher says so: what is piped to it is still read by whoever called it.
  const atTerminal = environment.LAUNCHED_FROM_TERMINAL === '1';
  print(addressLine(config, version, { token, tell: isNew || atTerminal }));
  const exposure = exposureLine(config);
  if (exposure !== null) log.warn(exposure);
  const asked = firstWord(inventory).then(() =>
    print(engineLine(engine.address, inventory.connection, inventory.topology.engines[0])),
  );
  inventory.start();
  pace.start();
  editor.resume().catch((error: unknown) => log.error({ err: error }, 'edits that were left could not be taken up'));
  stopOnSignal(async () => {
    // First: the server waits for open answers, and a stream never ends by itself.
    hub.close();
    layout.flush();
    pace.stop();
    history.stop();
    const ended = Promise.all([editor.stop(), underWay.settled()]);
    // What the engine does not answer meanwhile is cut off from it, and then told and written down as failed.
    await within(changesMs, ended);
    await inventory.stop();
    engine.close();
    await within(lastWordsMs, ended);
    audit.close();
    dataDirectory.release();
  });
  await asked;
}

function engineOf(environment: NodeJS.ProcessEnv, options: EngineOptions): Engine {
  try {
    return connectEngine(resolveEndpoint(environment, homedir()), { log: (line) => log.warn(line), ...options });
  } catch (error) {
    if (!isAppError(error)) throw error;
    const wanted = environment.DOCKER_HOST ?? environment.DOCKER_CONTEXT ?? 'the docker context';
    // It could not be taken apart, so whatever may be credentials in it goes.
    return unresolvedEngine(wanted.replace(/\/\/.*@/, '//'), error);
  }
}

const patienceMs = 1500;
/** Of what is asked of the engine when Netloom is told to end, and of what comes of that once it is cut. */
const [changesMs, lastWordsMs] = [2500, 500];

/** The first word of the engine, or of why there is none; after a while silence is an answer too. */
function firstWord(inventory: Inventory): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(patience);
      unsubscribe();
      resolve();
    };
    const patience = setTimeout(end, patienceMs).unref();
    const unsubscribe = inventory.subscribe(end);
  });
}
