import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { logLine } from './log-line.mjs';

/** @typedef {{ cert: string, key: string }} CertificateFiles */

const lookAgainMs = 60_000;

/**
 * The certificate and its key, tried out. Throws an Error whose sentence names the file and what to do.
 * @param {CertificateFiles} files
 */
export function readCertificate(files) {
  const cert = read(files.cert, 'NETLOOM_TLS_CERT');
  const key = read(files.key, 'NETLOOM_TLS_KEY');
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new Error(
      `${files.cert} (NETLOOM_TLS_CERT) and ${files.key} (NETLOOM_TLS_KEY) are no certificate and its key in PEM: ${reason(error)}.`,
    );
  }
  const { validTo } = new X509Certificate(cert);
  if (new Date(validTo) < new Date()) throw new Error(`The certificate ${files.cert} has run out on ${validTo}.`);
  return { cert, key };
}

/**
 * Takes up a certificate that was renewed, without a restart: those of today live for weeks.
 * @param {import('node:https').Server} server @param {CertificateFiles} files
 */
export function followCertificate(server, files) {
  let taken = version(files);
  setInterval(() => {
    const now = version(files);
    if (now === taken) return;
    taken = now;
    try {
      server.setSecureContext(readCertificate(files));
    } catch (error) {
      logLine(40, `The renewed certificate is not taken, the former one stays: ${reason(error)}`);
    }
  }, lookAgainMs).unref();
}

/** @param {CertificateFiles} files */
function version(files) {
  try {
    return [files.cert, files.key].map((path) => statSync(path).mtimeMs).join(' ');
  } catch {
    return 'missing'; // for a moment, while it is replaced
  }
}

/** @param {string} path @param {string} name */
function read(path, name) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`The file ${resolve(path)} (${name}) cannot be read: ${reason(error)}.`);
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
