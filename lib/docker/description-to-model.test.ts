import { describe, expect, it } from 'vitest';
import { engineFactsSchema, unknownFacts } from '@/lib/model';
import { descriptionToModel } from './description-to-model';
import { infoJson, versionJson } from './system-json';

const version = { Version: '28.5.2', ApiVersion: '1.51' };
const info = { ID: 'b3a4c7f0-0000-4000-8000-000000000000', Name: 'lab' };
const factsOf = (moreVersion: object, moreInfo: object) =>
  descriptionToModel(
    versionJson.parse({ ...version, ...moreVersion }),
    infoJson.parse({ ...info, ...moreInfo }),
    'unix:///x',
  ).facts;

describe('the facts of an engine', () => {
  it('are those that are named, and nothing else of what it tells', () => {
    const facts = factsOf(
      { Components: [{ Name: 'containerd', Version: '1.7.24', Details: { GitCommit: 'secret' } }] },
      {
        ...{ OperatingSystem: 'Debian GNU/Linux 13', KernelVersion: '6.12.57', Architecture: 'x86_64', NCPU: 2 },
        ...{ MemTotal: 8e9, IPv4Forwarding: true, BridgeNfIptables: true, BridgeNfIp6tables: false },
        DefaultAddressPools: [{ Base: '10.40.0.0/16', Size: 24 }],
        FirewallBackend: { Driver: 'nftables', Info: [['ReloadedAt', 'secret']] },
        Plugins: { Network: ['weave', 'bridge', 'null', 'overlay', 'host', 'macvlan', 'ipvlan'] },
        ...{ HttpProxy: 'http://user:secret@proxy', Labels: ['secret=1'], RegistryConfig: { Mirrors: ['secret'] } },
      },
    );
    expect(engineFactsSchema.parse(facts)).toEqual({
      ...{ operatingSystem: 'Debian GNU/Linux 13', kernel: '6.12.57', architecture: 'x86_64', cpus: 2 },
      ...{ memoryBytes: 8e9, ipForwarding: true, bridgeNetfilter: { ipv4: true, ipv6: false } },
      components: [{ name: 'containerd', version: '1.7.24' }],
      defaultAddressPools: [{ base: '10.40.0.0/16', size: 24 }],
      networkPlugins: ['weave'],
      firewall: 'nftables',
    });
    expect(JSON.stringify(facts)).not.toContain('secret');
  });

  it.each<[string, object, object]>([
    ['are left out', {}, {}],
    ['are empty', { Components: null }, { OperatingSystem: '', NCPU: 0, MemTotal: 0, DefaultAddressPools: [] }],
    [
      'are not what they should be',
      { Components: 'x' },
      { NCPU: 'two', DefaultAddressPools: [{ Base: 1 }], IPv4Forwarding: 'yes' },
    ],
  ])('are unknown when they %s', (_title, moreVersion, moreInfo) => {
    expect(factsOf(moreVersion, moreInfo)).toEqual(unknownFacts);
  });
});
