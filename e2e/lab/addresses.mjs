/**
 * The lab's uplink: a veth pair between the engine's network namespace and a second one that plays the outside world.
 * Every lab has namespaces of its own, so all labs use the same addresses.
 */
export const uplink = {
  device: 'uplink0',
  address: '192.168.77.2',
  subnet: '192.168.77.0/24',
  gateway: '192.168.77.1',
  /** An address beyond the gateway (documentation range), for traffic that leaves the lab's networks. */
  faraway: '203.0.113.10',
};
