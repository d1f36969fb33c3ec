/**
 * A shape is what a client may rely on: which keys, of which types, at every depth.
 * `fields` are an object's keys (`optional` ones were not in every sample), `values` stand for every value of a
 * map, `items` for every item of a list. A plain string (`"null|string"`) is a shape of scalars only.
 * @typedef {string | { is: string, fields?: Record<string, Shape>, optional?: string[], values?: Shape, items?: Shape }} Shape
 */

/** Keys under which a user's or a driver's own keys stand, so that they say nothing about the engine. */
const MAPS = new Set(
  [
    'Labels Options DriverOpts Networks Containers Ports PortBindings ExposedPorts Volumes AuxiliaryAddresses',
    'Attributes Details Sysctls Runtimes IndexConfigs Data LogConfig.Config DriverConfig.Options Indices',
    'networks memory_stats.stats',
  ]
    .join(' ')
    .split(' '),
);

/** @param {string} path */
const isMap = (path) => {
  const keys = path.split('.').slice(-2);
  return MAPS.has(keys.at(-1) ?? '') || MAPS.has(keys.join('.'));
};

/**
 * @param {unknown} value parsed JSON
 * @param {string} [path] keys from the root, joined by dots
 * @returns {Shape}
 */
export function shapeOf(value, path = '') {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const items = unionOf(value.map((item) => shapeOf(item, `${path}.[]`)));
    return items === null ? { is: 'list' } : { is: 'list', items };
  }
  if (typeof value !== 'object') return typeof value;
  const entries = Object.entries(value).map(
    ([key, item]) => /** @type {const} */ ([key, shapeOf(item, `${path}.${key}`)]),
  );
  if (!isMap(path)) return { is: 'object', fields: Object.fromEntries(entries) };
  const values = unionOf(entries.map(([, shape]) => shape));
  return values === null ? { is: 'map' } : { is: 'map', values };
}

/** @param {Shape} shape */
const full = (shape) => (typeof shape === 'string' ? { is: shape } : shape);
/** @param {string} a @param {string} b */
const joinTypes = (a, b) => [...new Set([...a.split('|'), ...b.split('|')])].sort().join('|');

/**
 * What both samples together allow.
 * @param {Shape} left
 * @param {Shape} right
 * @returns {Shape}
 */
function mergeShapes(left, right) {
  const a = full(left);
  const b = full(right);
  const is = joinTypes(a.is, b.is);
  const items = unionOf([a.items, b.items]);
  const values = unionOf([a.values, b.values]);
  const fields = mergeFields(a, b);
  if (!items && !values && !fields && !/object|map|list/.test(is)) return is;
  return { is, ...fields, ...(values && { values }), ...(items && { items }) };
}

/** @param {Exclude<Shape, string>} a @param {Exclude<Shape, string>} b */
function mergeFields(a, b) {
  if (!a.fields || !b.fields) {
    const only = a.fields ? a : b;
    return only.fields ? { fields: only.fields, ...(only.optional && { optional: only.optional }) } : null;
  }
  /** @type {Record<string, Shape>} */
  const fields = {};
  const optional = new Set([...(a.optional ?? []), ...(b.optional ?? [])]);
  for (const key of Object.keys({ ...a.fields, ...b.fields })) {
    const merged = unionOf([a.fields[key], b.fields[key]]);
    if (merged !== null) fields[key] = merged;
    if (!(key in a.fields) || !(key in b.fields)) optional.add(key);
  }
  return { fields, ...(optional.size > 0 && { optional: [...optional].sort() }) };
}

/**
 * @param {(Shape | undefined)[]} shapes
 * @returns {Shape | null} null when there was no sample
 */
export function unionOf(shapes) {
  /** @type {Shape | null} */
  let union = null;
  for (const shape of shapes) {
    if (shape !== undefined) union = union === null ? shape : mergeShapes(union, shape);
  }
  return union;
}

/**
 * Where `actual` says something that `recorded` never did, or leaves out what `recorded` always had.
 * @param {Shape} recorded
 * @param {Shape} actual
 * @param {string} [path]
 * @returns {string[]} one sentence a difference
 */
export function driftOf(recorded, actual, path = 'answer') {
  const real = full(recorded);
  const double = full(actual);
  const drift = [];
  for (const type of double.is.split('|')) {
    if (!real.is.split('|').includes(type)) drift.push(`${path} is ${type}, recorded as ${real.is}`);
  }
  if (real.items && double.items) drift.push(...driftOf(real.items, double.items, `${path}[]`));
  if (real.values && double.values) drift.push(...driftOf(real.values, double.values, `${path}{}`));
  if (!real.fields || !double.fields) return drift;
  const optional = (/** @type {{ optional?: string[] }} */ shape, /** @type {string} */ key) =>
    shape.optional?.includes(key);
  for (const [key, shape] of Object.entries(double.fields)) {
    const expected = real.fields[key];
    if (expected === undefined) drift.push(`${path}.${key} is not in the recording`);
    else drift.push(...driftOf(expected, shape, `${path}.${key}`));
  }
  for (const key of Object.keys(real.fields)) {
    const missing = !(key in double.fields) || (optional(double, key) && !optional(real, key));
    if (missing && !optional(real, key)) drift.push(`${path}.${key} is missing`);
  }
  return drift;
}
