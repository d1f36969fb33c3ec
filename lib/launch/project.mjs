import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, wherever the command was called from. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @param {...string} parts */
export const inProject = (...parts) => join(projectFolder, ...parts);

export const nextProgram = inProject('node_modules', 'next', 'dist', 'bin', 'next');
