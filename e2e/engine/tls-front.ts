import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

/** A certificate authority in a folder of its own, made by openssl. */
export class Authority {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    const subject = ['-subj', '/CN=authority', '-days', '2', '-nodes'];
    openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', ...subject, '-keyout', this.at('ca-key.pem'), '-out', this.at('ca.pem')); // prettier-ignore
  }

  at(file: string): string {
    return join(this.folder, file);
  }

  /** `NAME.pem` and `NAME-key.pem`; with `days` 0 it is over at once. */
  issue(name: string, names: string, days = 2): { cert: Buffer; key: Buffer } {
    const [request, key, cert] = [this.at(`${name}.csr`), this.at(`${name}-key.pem`), this.at(`${name}.pem`)];
    writeFileSync(this.at(`${name}.ext`), `subjectAltName=${names}\n`);
    openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${name}`, '-keyout', key, '-out', request); // prettier-ignore
    openssl('x509', '-req', '-in', request, '-CA', this.at('ca.pem'), '-CAkey', this.at('ca-key.pem'), '-CAcreateserial', '-days', String(days), '-extfile', this.at(`${name}.ext`), '-out', cert); // prettier-ignore
    return { cert: readFileSync(cert), key: readFileSync(key) };
  }
}

/** Speaks TLS before an engine, as dockerd with `--tlsverify` does. `received`: what reached it in the clear. */
export async function startTlsFront(socket: string, own: { cert: Buffer; key: Buffer }, ca: Buffer) {
  let received = 0;
  const server = createServer({ ...own, ca, requestCert: true, rejectUnauthorized: true }, (near) => {
    const far = connect(socket);
    near.on('data', (chunk: Buffer) => (received += chunk.length));
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, received: () => received, stop: () => void server.close() };
}
