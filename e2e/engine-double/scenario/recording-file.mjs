import { readFileSync, writeFileSync } from 'node:fs';

/**
 * What one group of questions was answered.
 * @typedef {object} Recording
 * @property {string} engine full version
 * @property {Record<string, import('./stage.mjs').Recorded>} steps
 * @property {import('./stage.mjs').Shapes} shapes
 */

/** @param {object} record */
const lines = (record) =>
  Object.entries(record)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n');

/**
 * One step a line, so that a change of engine reads well as a difference.
 * @param {URL} file
 * @param {Recording} recording
 */
export function writeRecording(file, { engine, steps, shapes }) {
  const parts = [
    `"engine": ${JSON.stringify(engine)}`,
    `"steps": {\n${lines(steps)}\n }`,
    `"shapes": {\n${lines(shapes)}\n }`,
  ];
  writeFileSync(file, `{\n ${parts.join(',\n ')}\n}\n`);
}

/**
 * @param {URL} file
 * @returns {Recording}
 */
export const readRecording = (file) => JSON.parse(readFileSync(file, 'utf8'));
