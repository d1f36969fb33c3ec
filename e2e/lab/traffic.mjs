/*
 * Traffic that containers of the sample world make by themselves, as their own command: nothing outside drives it, and it
 * ends with them. Uneven on purpose (bursts, pauses, failures); addresses are the lab's own only.
 * Busybox: `sleep` takes fractions, $RANDOM is 0 to 32767, one wget costs 1 to 2 ms of CPU. Debian's wget has no -T, and
 * would wait for ever on a peer that was detached meanwhile: hence `timeout` around each flurry.
 */
import { uplink } from './addresses.mjs';

/** Serves /www on a port; `page` and `bulk` are its files, in bytes. @param {{ port?: number, page?: number, bulk?: number }} [sizes] */
export function serve({ port = 80, page = 12_000, bulk = 2_000_000 } = {}) {
  return [
    'mkdir -p /www/bulk',
    `head -c ${page} /dev/urandom | base64 > /www/index.html`,
    `head -c ${bulk} /dev/zero > /www/bulk/data`,
    `httpd -p ${port} -h /www`,
  ].join('; ');
}

/** Takes connections on a port and reads them empty, as a database takes writes. @param {number} port */
export const swallow = (port) => `nc -ll -p ${port} -e sh -c 'cat > /dev/null' &`;

/** Requests to one of several hosts, in flurries: `few` to `few`+7 in a row, then a pause of about `pause` seconds.
 * @param {{ to: readonly string[], few?: number, pause?: number }} flow */
export const request = ({ to, few = 1, pause = 1 }) => `
while :; do
  timeout 15 sh -c '
    i=$(( ${few} + RANDOM % 8 ))
    while [ $i -gt 0 ]; do
      set -- ${to.join(' ')}; shift $(( RANDOM % $# ))
      wget -q -O /dev/null "http://$1" 2>/dev/null
      i=$(( i - 1 ))
    done'
  sleep ${pause}.$(( RANDOM % 10 ))
done &`;

/** A stream over one long connection: `count` blocks of 64 kB, a pause, and now and then a burst of ten times as much.
 * @param {{ host: string, port: number, count: number, pause: number }} flow */
export const push = ({ host, port, count, pause }) => `
while :; do
  while :; do
    n=${count}; [ $(( RANDOM % 8 )) -eq 0 ] && n=$(( n * 10 ))
    dd if=/dev/zero bs=64k count=$n 2>/dev/null || break
    sleep ${pause}
  done | nc ${host} ${port} 2>/dev/null
  sleep 2
done &`;

/** Fetches a big file in bursts with long quiet times. @param {{ url: string, times: number, pause: number }} flow */
export const fetchBulk = ({ url, times, pause }) => `
while :; do
  timeout 20 sh -c '
    i=$(( RANDOM % ${times} + 1 ))
    while [ $i -gt 0 ]; do wget -q -O /dev/null "http://${url}" 2>/dev/null; i=$(( i - 1 )); sleep 0.2; done'
  sleep $(( ${pause} + RANDOM % ${pause} ))
done &`;

/** Goes to a port where nobody listens: refused each time, as after a bad deployment. @param {{ host: string, port: number, pause: number }} flow */
export const fail = ({ host, port, pause }) =>
  `while :; do timeout 5 wget -q -O /dev/null "http://${host}:${port}/" 2>/dev/null; sleep ${pause}; done &`;

/** Datagrams of a size at a fixed interval, answered by the other kernel. @param {{ host: string, size?: number, every?: number }} flow */
export const echo = ({ host, size = 1200, every = 0.2 }) =>
  `while :; do ping -q -s ${size} -i ${every} -c 500 ${host} > /dev/null 2>&1; sleep 1; done &`;

/** Out of the lab's networks, through the gateway, to an address that exists in the lab only. */
export const sendOutside = echo({ host: uplink.faraway, size: 1400, every: 0.1 });

/** What a container runs: all parts beside each other, for ever. @param {readonly string[]} parts @returns {string[]} */
export function commandOf(parts) {
  // `wait` rather than `sleep`: one process fewer each. The stop signal is SIGKILL, so nothing has to be trapped.
  return ['sh', '-c', [...parts, 'while :; do wait; sleep 3600; done'].join('\n')];
}
