import { describe, expect, it } from 'vitest';
import { containerStatsJson } from './container-json';
import { statsToModel } from './stats-to-model';

/** As 20.10.24 answers for a container on two networks, without processors, memory and disks. */
const running = {
  read: '2026-11-25T17:52:24.161901766Z',
  preread: '0001-01-01T00:00:00Z',
  pids_stats: { current: 1 },
  num_procs: 0,
  storage_stats: {},
  name: '/two',
  id: '6c8e247abd7680929aea163e7682554d4bb77e749527e13ec2f601f7aec65d22',
  networks: {
    eth0: {
      ...{ rx_bytes: 806, rx_packets: 9, rx_errors: 0, rx_dropped: 0 },
      ...{ tx_bytes: 42, tx_packets: 1, tx_errors: 0, tx_dropped: 0 },
    },
    eth1: {
      ...{ rx_bytes: 1112, rx_packets: 12, rx_errors: 0, rx_dropped: 0 },
      ...{ tx_bytes: 0, tx_packets: 0, tx_errors: 0, tx_dropped: 0 },
    },
  },
};
/** What it answers for one that ended, and for one in host mode. */
const { networks: _, ...without } = running;

const told = (answer: unknown) => Object.fromEntries(statsToModel(containerStatsJson.parse(answer)));

describe('what the stats API tells of a container', () => {
  it('is what each interface counted; its zeros for errors and drops are unknown', () => {
    const unknown = { rxErrors: null, txErrors: null, rxDropped: null, txDropped: null };
    expect(told(running)).toEqual({
      eth0: { rxBytes: 806, txBytes: 42, rxPackets: 9, txPackets: 1, ...unknown },
      eth1: { rxBytes: 1112, txBytes: 0, rxPackets: 12, txPackets: 0, ...unknown },
    });
  });

  it.each([
    ['has none', without],
    ['has null', { ...without, networks: null }],
    ['has an empty map', { ...without, networks: {} }],
  ])('is nothing where the answer %s', (_title, answer) => {
    expect(told(answer)).toEqual({});
  });

  it('counts past 2^32 and does not break past 2^53', () => {
    const eth0 = { ...running.networks.eth0, rx_bytes: 2 ** 33, tx_bytes: 2 ** 54 };
    expect(told({ ...without, networks: { eth0 } })).toMatchObject({ eth0: { rxBytes: 2 ** 33, txBytes: 2 ** 54 } });
  });

  it.each([
    ['a counter is missing', { ...without, networks: { eth0: { rx_bytes: 1 } } }],
    ['a counter is negative', { ...without, networks: { eth0: { ...running.networks.eth0, rx_bytes: -1 } } }],
    ['it is a list', []],
    ['it is no JSON', Buffer.from('<html>')],
  ])('is refused where %s', (_title, answer) => {
    expect(containerStatsJson.safeParse(answer).success).toBe(false);
  });
});
