import { spawn } from 'node:child_process';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.mjs';
import { engineCall } from './engine-api.mjs';

/** The one image of a lab, which contacts no registry: made of the machine's own static busybox. */
export const busyboxImage = 'netloom/busybox:latest';

/** @param {import('./place.mjs').Place} place @param {readonly string[]} names */
export async function importBusybox(place, names = [busyboxImage]) {
  const tree = join(place.dir, 'image');
  for (const folder of ['bin', 'etc', 'tmp', 'www']) await mkdir(join(tree, folder), { recursive: true });
  await copyFile('/bin/busybox', join(tree, 'bin/busybox'));
  const applets = (await run('/bin/busybox', ['--list'])).split('\n').filter((applet) => applet !== 'busybox');
  await Promise.all(applets.map((applet) => symlink('busybox', join(tree, 'bin', applet))));
  await writeFile(join(tree, 'etc/passwd'), 'root:x:0:0:root:/:/bin/sh\n');
  await engineCall(
    place.socket,
    'POST',
    `/images/create?fromSrc=-&repo=${repository(names[0] ?? busyboxImage)}&tag=latest`,
    await tar(tree),
  );
  await rm(tree, { recursive: true });
}

/** @param {string} name */
function repository(name) {
  return encodeURIComponent(name.replace(/:latest$/, ''));
}

/** @param {string} folder @returns {Promise<Buffer>} */
function tar(folder) {
  return new Promise((resolve, reject) => {
    const child = spawn('tar', ['--owner=0', '--group=0', '-C', folder, '-c', '.'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`tar ended with ${code}`)),
    );
  });
}
