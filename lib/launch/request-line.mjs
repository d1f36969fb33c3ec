/**
 * What Next would answer by itself, before any check of ours: with a 500, with a redirect, or as if another page were
 * asked for. Each was seen with Next 16.4.6.
 */

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Headers of Next's own doings between its servers, which it would believe from anybody. */
const internal =
  /^(?:x-middleware-|x-invoke-|x-nextjs-|x-matched-path$|x-now-route-matches$|x-prerender-revalidate|next-resume$)/;
const treeHeader = 'next-router-state-tree';

/** @typedef {{ status: 400 | 405, sentence: string, allow?: string }} Refusal */

/**
 * Why a request is not handed on; null when it is.
 * @param {string} method
 * @param {string} target as it stands in the request line
 * @returns {Refusal | null}
 */
export function refusalOf(method, target) {
  if (!methods.has(method)) {
    return { status: 405, sentence: `${method} is not a method of anything here.`, allow: [...methods].join(', ') };
  }
  const [path = ''] = target.split(/[?#]/, 1);
  const segments = path.split('/');
  if (segments.shift() !== '') return badTarget;
  // A slash at the end is what the address of a folder has, and leads to the page without it.
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  if (path !== '/' && !segments.every(isPlain)) return badTarget;
  if (isRead(method) || path === '/api' || path.startsWith('/api/') || path === '/metrics') return null;
  return { status: 405, sentence: 'Pages are only read.', allow: 'GET, HEAD' };
}

/** @type {Refusal} */
const badTarget = { status: 400, sentence: 'This is no address of Netloom: it must be a plain path.' };

/** @param {string} segment */
function isPlain(segment) {
  if (segment === '' || segment.includes('\\')) return false;
  try {
    const text = decodeURIComponent(segment);
    return text !== '.' && text !== '..';
  } catch {
    return false;
  }
}

/** @param {string} method */
function isRead(method) {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/**
 * Takes away what only Next itself may say, and what it cannot read.
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
export function dropForgedHeaders(headers) {
  for (const name of Object.keys(headers)) if (internal.test(name)) delete headers[name];
  if (headers[treeHeader] !== undefined && !isTree(headers[treeHeader])) delete headers[treeHeader];
}

/** @param {string | string[]} value */
function isTree(value) {
  try {
    const tree = JSON.parse(decodeURIComponent(String(value)));
    // A segment, and what is beside and below it: Next fails on a list that holds less.
    return Array.isArray(tree) && typeof tree[1] === 'object' && tree[1] !== null;
  } catch {
    return false;
  }
}
