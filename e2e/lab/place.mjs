import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where everything of one lab is. All of it follows from the name, so that any process can find and remove a lab.
 * @typedef {{ name: string, dir: string, socket: string, group: string, hostname: string, stateFile: string,
 *   data: string, exec: string, pidFile: string, engineLog: string, root: string, cli: string }} Place
 */

/** A unix socket's path has to fit in sockaddr_un with its final zero. */
const LONGEST_SOCKET_PATH = 107;

/** @param {string} name @returns {Place} */
export function placeOf(name) {
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(name)) {
    throw new Error(`A lab's name is up to 32 small letters, digits and dashes; this one is ${JSON.stringify(name)}.`);
  }
  const group = `netloom-lab-${name}`;
  const dir = join(process.env.NETLOOM_LAB_DIR ?? tmpdir(), group);
  const socket = join(dir, 'docker.sock');
  if (Buffer.byteLength(socket) > LONGEST_SOCKET_PATH) {
    throw new Error(`The lab's socket path is too long (${socket}). Set NETLOOM_LAB_DIR to a shorter folder.`);
  }
  if (dir.startsWith('/run/') || dir.startsWith('/var/run/')) {
    throw new Error(`A lab cannot live below /run, it has a /run of its own. Set NETLOOM_LAB_DIR to another folder.`);
  }
  return {
    name,
    dir,
    socket,
    group,
    hostname: `lab-${name}`,
    stateFile: join(dir, 'lab.json'),
    data: join(dir, 'data'),
    exec: join(dir, 'exec'),
    pidFile: join(dir, 'docker.pid'),
    engineLog: join(dir, 'dockerd.log'),
    root: join(dir, 'root'),
    cli: join(dir, 'cli'),
  };
}

/** Outlives every lab: newer engines' file trees are expensive to fetch. @param {string} suite */
export function cachedTreeOf(suite) {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'netloom-lab', suite);
}
