/*
 * `npm run lab`: a private engine with the sample world, and the dashboard on it, until Ctrl-C. `stop` ends it from elsewhere.
 */
import { existsSync } from 'node:fs';
import { parseArguments } from '../../lib/launch/arguments.mjs';
import { complaintAboutPort } from '../../lib/launch/port.mjs';
import { LaunchProblem, prepare } from '../../lib/launch/prepare.mjs';
import { serveDashboard } from './dashboard.mjs';
import { startLab, stopLab } from './engine.mjs';
import { placeOf } from './place.mjs';
import { isAlive, signalProcess } from './process-identity.mjs';
import { readShow, writeShow } from './show.mjs';
import { until } from './waiting.mjs';
import { seedWorld } from './world.mjs';

const name = 'demo';
const print = (/** @type {string} */ line) => console.log(line);

/** @param {readonly string[]} args */
export async function lab(args) {
  try {
    process.exitCode = args[0] === 'stop' ? await stop() : await show(args);
  } catch (error) {
    // What a person can do something about comes as a sentence; the stack is for whoever asks for it.
    console.error(process.env.LAB_DEBUG ? error : /** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}

async function stop() {
  const shower = readShow(placeOf(name))?.process;
  if (shower && isAlive(shower)) {
    signalProcess(shower.pid, 'SIGTERM');
    await until('the lab to stop', () => !isAlive(shower), { timeoutMs: 30_000 });
  }
  await stopLab(name);
  print('The lab is stopped; nothing of it is left.');
  return 0;
}

/** @param {readonly string[]} args */
async function show(args) {
  const parsed = parseArguments(args, process.env);
  if ('problem' in parsed) return refuse(parsed.problem, 2);
  const { options } = parsed;
  if (options.engine || options.data)
    return refuse('The lab has its own engine and its own data: only --port N can be given.', 2);
  if (isAlive(readShow(placeOf(name))?.process)) return pointToRunning();
  const taken = await complaintAboutPort(options.bind, options.port);
  if (taken) return refuse(taken, 1);
  return present(options);
}

/** A second start: waits until the first one can be visited. */
async function pointToRunning() {
  const place = placeOf(name);
  const url = await until(
    'the dashboard of the lab that is starting already',
    () => (isAlive(readShow(place)?.process) ? readShow(place)?.url : !existsSync(place.stateFile) && 'gone'),
    { timeoutMs: 180_000, everyMs: 100 },
  );
  if (url === 'gone') return refuse('The lab that was starting has ended; run this again.', 1);
  print(`The lab is running already: ${url}`);
  return 0;
}

/** @param {string} sentence @param {number} code */
function refuse(sentence, code) {
  console.error(sentence);
  return code;
}

/** @param {import('../../lib/launch/arguments.mjs').LaunchOptions} options */
async function present(options) {
  const ending = untilAskedToEnd();
  print('Starting a private Docker Engine (your own Docker is not touched)…');
  const engine = await startLab({ name, log: print });
  const place = placeOf(name);
  // Two were started in the same second, and the other one has it.
  if (!engine.owned) return pointToRunning();
  try {
    writeShow(place, null);
    const world = async () => {
      const startedAt = Date.now();
      await seedWorld(engine);
      print(`Sample world ready in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
    };
    const ready = await Promise.race([Promise.all([world(), prepare(print)]), ending]);
    if (ready === 'end') return 0;
    print(`Look at it from a terminal:  docker -H ${engine.dockerHost} ps`);
    const dashboard = serveDashboard(engine, options, (url) => writeShow(place, url));
    const outcome = await Promise.race([dashboard.ended, ending]);
    await dashboard.stop();
    return outcome === 'end' ? 0 : outcome;
  } catch (error) {
    if (error instanceof LaunchProblem) return refuse(error.message, 1);
    throw error;
  } finally {
    await engine.stop();
    print('The lab is stopped; nothing of it is left.');
  }
}

/** @returns {Promise<'end'>} */
function untilAskedToEnd() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve('end'));
  });
}
