import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a build is made from. Not the launcher itself, and no tests: changing those needs no new build. */
const folders = ['app', 'components', 'lib', 'public'];
const rootFiles =
  /^(?:package(?:-lock)?\.json|tsconfig\.json|(?:next|postcss)\.config\.\w+|instrumentation[\w-]*\.ts|(?:proxy|middleware)\.ts)$/;

/** @param {string} path relative, with forward slashes */
export function isSource(path) {
  if (!path.includes('/')) return rootFiles.test(path);
  return (
    !/\.test\.\w+$/.test(path) &&
    !path.startsWith('lib/launch/') &&
    folders.some((folder) => path.startsWith(`${folder}/`))
  );
}

/**
 * By content, not by time: a clone or a checkout gives new times to old content. About 20 ms for the whole project.
 * @param {string} project
 */
export function hashOfSources(project) {
  const hash = createHash('sha256');
  for (const path of sourcesOf(project))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(project, path)))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} project @returns {string[]} */
function sourcesOf(project) {
  const inFolders = folders
    .filter((folder) => existsSync(join(project, folder)))
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path.replaceAll('\\', '/')}`,
      ),
    );
  return [...readdirSync(project), ...inFolders]
    .filter((path) => isSource(path) && statSync(join(project, path)).isFile())
    .sort();
}
