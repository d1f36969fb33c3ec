import { describe, expect, it } from 'vitest';
import { operationLabel, type Network } from '@/lib/model';
import { aNetwork } from '@/lib/model/builders';
import { draftOf } from './draft-like';
import { readNetworkEdit } from './network-edit';
import type { NetworkDraft } from './network-draft';

const mtu = 'com.docker.network.driver.mtu';
const app = aNetwork({
  name: 'app',
  subnets: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: null, reserved: { nas: '10.1.0.9' } }],
  options: { [mtu]: '1400', 'com.example.other': 'x' },
  labels: { team: 'net', 'com.docker.compose.project': 'shop', [operationLabel]: 'id' },
});

const read = (change: Partial<NetworkDraft>, network: Network = app, addresses = {}) =>
  readNetworkEdit(network, { ...draftOf(network), ...change }, addresses);

describe('what the form changes of a network', () => {
  it.each<[string, Partial<NetworkDraft>, object]>([
    ['nothing, as it was filled in', {}, {}],
    ['the name', { name: ' shop ' }, { name: 'shop' }],
    ['internal', { internal: true }, { internal: true }],
    [
      'the labels, among them Compose’s',
      { labels: 'team=sea\ncom.docker.compose.project=shop' },
      { labels: { team: 'sea', 'com.docker.compose.project': 'shop' } },
    ],
    [
      'an option, and keeps the others',
      { settings: { ...draftOf(app).settings, mtu: '' } },
      { options: { 'com.example.other': 'x' } },
    ],
    [
      'the subnet',
      { subnets: [{ subnet: '10.2.0.0/24', gateway: '', ipRange: '', reserved: '' }] },
      { subnets: [{ subnet: '10.2.0.0/24', reserved: {} }] },
    ],
    [
      'the subnet, which the engine is to choose',
      { subnets: [{ subnet: '', gateway: '', ipRange: '', reserved: '' }] },
      { subnets: [] },
    ],
  ])('%s', (_title, change, request) => {
    expect(read(change)).toEqual({ request, errors: null });
  });

  it('keeps a name that could not be given today, and an option that no field can say', () => {
    const odd = aNetwork({ name: '<img src=x>', options: { 'com.docker.network.bridge.enable_icc': 'true' } });
    expect(read({}, odd)).toEqual({ request: {}, errors: null });
    expect(read({ internal: true }, odd)).toEqual({ request: { internal: true }, errors: null });
    expect(read({ name: '<b>' }, odd).errors).toHaveProperty('name');
  });

  it('the fixed addresses that were typed', () => {
    const id = 'a'.repeat(64);
    expect(read({}, app, { [id]: ' 10.1.0.8 ', ['b'.repeat(64)]: '' })).toMatchObject({
      request: { addresses: { [id]: { ipv4: '10.1.0.8' } } },
    });
  });
});
