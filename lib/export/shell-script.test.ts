import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aNetworkId, aTopology } from '@/lib/model/builders';
import type { Network } from '@/lib/model';
import { shellScript } from './shell-script';

const none = new Set<never>();

function scriptOf(...networks: Network[]): { text: string; notes: readonly string[] } {
  return shellScript(aTopology({ networks }), { networks: new Set(networks.map(({ id }) => id)), containers: none });
}

/** The commands alone. */
function commandsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.startsWith('docker '));
}

describe('a shell script', () => {
  it('makes settings before the networks that take them, and connects last', () => {
    const template = aNetwork({ name: 'template', driver: 'null', configOnly: true, subnets: [] });
    const branch = aNetwork({ name: 'branch', configFrom: 'template' });
    const web = aContainer({ name: 'web' });
    const endpoints = [anEndpoint(branch, web, { aliases: ['www'] })];
    const topology = aTopology({ networks: [branch, template], containers: [web], endpoints });
    const { text, notes } = shellScript(topology, {
      networks: new Set([branch.id, template.id]),
      containers: new Set([web.id]),
    });
    expect(text).toBe(`#!/bin/sh
# Exported by Netloom from the engine lab.
# Containers are connected and not made; those without a fixed address may get another one.
set -eu

docker network create --driver bridge --config-only template
docker network create --driver bridge --config-from template branch

docker network connect --alias www branch web
`);
    expect(notes).toHaveLength(1);
  });

  it.each<[string, Network[], string[], RegExp]>([
    ['the engine’s own', [aNetwork({ name: 'bridge' })], [], /“bridge” is there on every engine/],
    ['Swarm’s gateway', [aNetwork({ name: 'docker_gwbridge' })], [], /Swarm does that itself/],
    [
      'two of one name',
      [aNetwork({ name: 'a', subnets: [] }), aNetwork({ name: 'a', id: aNetworkId('b'), subnets: [] })],
      ['docker network create --driver bridge a'],
      /share the name “a” only one is made/,
    ],
    [
      'settings that are elsewhere',
      [aNetwork({ name: 'branch', configFrom: 'template' })],
      ['docker network create --driver bridge --config-from template branch'],
      /“branch” takes its settings from a network that must be there/,
    ],
    [
      'a label that the command does not take',
      [aNetwork({ name: 'a', subnets: [], labels: { 'a b': '1', 'c=d': '2', e: '3' } })],
      ['docker network create --driver bridge --label e=3 a'],
      /“a” lacks labels or options/,
    ],
    [
      'a label that was cut',
      [aNetwork({ name: 'a', subnets: [], labels: { e: 'x'.repeat(1024) } })],
      [`docker network create --driver bridge --label e=${'x'.repeat(1024)} a`],
      /longer than Netloom keeps/,
    ],
    [
      'no IPv4',
      [aNetwork({ name: 'a', subnets: [], ipv4: false })],
      ['docker network create --driver bridge a'],
      /“a” comes back with IPv4/,
    ],
  ])('says what it cannot do: %s', (_, networks, commands, note) => {
    const { text, notes } = scriptOf(...networks);
    expect(commandsOf(text)).toEqual(commands);
    expect(notes.join(' ')).toMatch(note);
    expect(text.replaceAll(/\n# +/g, ' ')).toMatch(note);
  });

  it('connects only to what is made, and where nothing is, to all', () => {
    const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'data' })];
    const web = aContainer({ name: 'web' });
    const host = aContainer({ name: 'probe', networkMode: 'host' });
    const endpoints = [
      anEndpoint(app, web, { requestedIpv4: '10.1.0.9' }),
      anEndpoint(data, web),
      anEndpoint(app, host),
    ];
    const topology = aTopology({ networks: [app, data], containers: [web, host], endpoints });
    const containers = new Set([web.id, host.id]);
    const one = shellScript(topology, { networks: new Set([app.id]), containers });
    expect(commandsOf(one.text).slice(1)).toEqual(['docker network connect --ip 10.1.0.9 app web']);
    expect(one.notes.join()).toMatch(/“probe” is not connected/);
    const all = shellScript(topology, { networks: none, containers });
    expect(commandsOf(all.text)).toEqual([
      'docker network connect --ip 10.1.0.9 app web',
      'docker network connect data web',
    ]);
  });

  it('runs nothing but docker, whatever names and labels hold', () => {
    const nasty = fc.constantFrom(
      '\n',
      '\r',
      '$(exit 9)',
      '`exit 9`',
      "'",
      '"',
      '\\',
      ' ',
      '-',
      '#',
      ';exit 9;',
      '\u001b',
      '\u202e',
      'é',
      '=',
    );
    const text = fc
      .array(fc.oneof(nasty, fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join(''));
    const network = fc
      .record({ name: text, label: text, from: text })
      .map(({ name, label, from }) => [
        aNetwork({ name, labels: { k: label }, options: { o: label } }),
        aNetwork({ name: `${name}-2`, configFrom: from }),
      ]);
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 20 }), (pairs) => {
        const networks = pairs
          .flat()
          .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at);
        const { text: script } = scriptOf(...networks);
        // A docker that only says what it was told.
        const told = `docker() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\0'; }\n${script}`;
        const output = execFileSync('sh', { input: told, encoding: 'utf8' });
        const names = output
          .split('\0\0')
          .slice(0, -1)
          .map((line) => line.split('\0').at(-1));
        expect(names.toSorted()).toEqual(networks.map(({ name }) => name).toSorted());
      }),
      { numRuns: 20 },
    );
  });
});
