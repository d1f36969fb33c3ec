// Records what a real engine answers: `node e2e/engine-double/record.mjs SOCKET [GROUP…]`.
// An engine in a Swarm gives the shapes of its world; a quiet one without gives all the rest.
// It makes networks, containers and one image named `rec-…` and removes them; of everything else it keeps only shapes.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engineRequest } from './scenario/engine-request.mjs';
import { GROUPS, RICH } from './scenario/groups.mjs';
import { writeRecording } from './scenario/recording-file.mjs';
import { Stage } from './scenario/stage.mjs';

const IMAGE = 'rec-busybox';

/** @param {string} socket */
async function importImage(socket) {
  const folder = mkdtempSync(join(tmpdir(), 'rec-'));
  mkdirSync(join(folder, 'bin'));
  copyFileSync('/bin/busybox', join(folder, 'bin/busybox'));
  symlinkSync('busybox', join(folder, 'bin/sleep'));
  const archive = execFileSync('tar', ['-C', folder, '-c', '.'], { maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  await new Promise((resolve, reject) => {
    const path = `/images/create?fromSrc=-&repo=${IMAGE}&tag=latest`;
    const headers = { 'content-type': 'application/x-tar', 'content-length': archive.length };
    const outgoing = request({ socketPath: socket, method: 'POST', path, headers }, (answer) =>
      answer.resume().on('end', resolve),
    );
    outgoing.on('error', reject);
    outgoing.end(archive);
  });
}

/** @param {string} socket */
async function done(
  socket,
  /** @type {string} */ method,
  /** @type {string} */ path,
  /** @type {unknown} */ body = undefined,
) {
  const { status, text } = await engineRequest(socket, method, path, body);
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
}

/** @param {string} socket @returns {import('./scenario/stage.mjs').ContainerHands} */
const hands = (socket) => ({
  create: ({ name, network, labels = {}, port, healthy }) =>
    done(socket, 'POST', `/containers/create?name=${name}`, {
      Image: IMAGE,
      Cmd: ['sleep', '10000'],
      Labels: labels,
      Env: ['RECORDED=1'],
      ...(healthy && { Healthcheck: { Test: ['CMD', 'sleep', '0'], Interval: 1e9 } }),
      HostConfig: {
        NetworkMode: network,
        ...(port && { PortBindings: { [`${port}/tcp`]: [{ HostPort: String(port) }] } }),
      },
      ...(port && { ExposedPorts: { [`${port}/tcp`]: {} } }),
    }),
  act: (name, act) =>
    act === 'remove'
      ? done(socket, 'DELETE', `/containers/${name}?force=1`)
      : done(socket, 'POST', `/containers/${name}/${act}${act === 'stop' || act === 'restart' ? '?t=0' : ''}`).then(
          () => (act === 'kill' ? done(socket, 'POST', `/containers/${name}/wait`) : undefined),
        ),
  untilHealthy: async (name) => {
    for (let status = ''; status !== 'healthy'; await sleep(100)) {
      const { text } = await engineRequest(socket, 'GET', `/containers/${name}/json`);
      status = JSON.parse(text).State.Health.Status;
    }
  },
  rename: (name, newName) => done(socket, 'POST', `/containers/${name}/rename?name=${newName}`),
});

/** @param {string} socket */
async function clean(socket) {
  const containers = JSON.parse((await engineRequest(socket, 'GET', '/containers/json?all=1')).text);
  for (const { Id, Names } of containers) {
    if (Names[0].startsWith('/rec-')) await engineRequest(socket, 'DELETE', `/containers/${Id}?force=1`);
  }
  const networks = JSON.parse((await engineRequest(socket, 'GET', '/networks')).text);
  for (const { Id, Name } of networks) {
    if (Name.startsWith('rec-') && Name !== 'rec-config') await engineRequest(socket, 'DELETE', `/networks/${Id}`);
  }
  await engineRequest(socket, 'DELETE', '/networks/rec-config');
}

const [socket, ...wanted] = process.argv.slice(2);
if (!socket) throw new Error('Which engine? node e2e/engine-double/record.mjs SOCKET [GROUP…]');
const version = /** @type {string} */ (JSON.parse((await engineRequest(socket, 'GET', '/version')).text).Version);
const folder = new URL(`./recordings/${version.split('.').slice(0, 2).join('.')}/`, import.meta.url);
mkdirSync(folder, { recursive: true });
await clean(socket);
await importImage(socket);
try {
  const info = JSON.parse((await engineRequest(socket, 'GET', '/info')).text);
  const groups = info.Swarm.LocalNodeState === 'active' ? RICH : GROUPS;
  for (const [name, play] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const stage = new Stage(socket, hands(socket));
    await play(stage);
    writeRecording(new URL(`${name}.json`, folder), { engine: version, steps: stage.steps, shapes: stage.shapes });
    console.log(`${name}: ${Object.keys(stage.steps).length} steps`);
  }
} finally {
  await clean(socket);
  await engineRequest(socket, 'DELETE', `/images/${IMAGE}`);
}
