/**
 * Takes the command line and the environment. Gives what to start, or a sentence that says what is wrong with them.
 * @typedef {{ port: number, bind: string, engine?: string, data?: string }} LaunchOptions
 */

const names = /** @type {const} */ (['port', 'host', 'data']);
const usage = 'Known: --port N, --host ENGINE_URL, --data DIR.';

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {{ options: LaunchOptions } | { problem: string }}
 */
export function parseArguments(args, env) {
  /** @type {Record<string, string>} */
  const given = {};
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', inline] = splitOnce(args[index] ?? '');
    const name = names.find((known) => flag === `--${known}`);
    if (name === undefined) return { problem: `Unknown argument ${flag}. ${usage}` };
    if (given[name] !== undefined) return { problem: `${flag} is there twice.` };
    const value = inline ?? args[(index += 1)];
    if (!value || (inline === undefined && value.startsWith('--')))
      return { problem: `${flag} needs a value. ${usage}` };
    given[name] = value;
  }
  const [source, text] = given.port === undefined ? ['PORT', env.PORT || '3000'] : ['--port', given.port];
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    return { problem: `${source} is a number from 1 to 65535, not ${JSON.stringify(text)}.` };
  }
  const bind = env.NETLOOM_BIND || '127.0.0.1';
  return {
    options: { port, bind, ...(given.host && { engine: given.host }), ...(given.data && { data: given.data }) },
  };
}

/** @param {string} argument @returns {[string, string?]} */
function splitOnce(argument) {
  const at = argument.indexOf('=');
  return at < 0 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}
