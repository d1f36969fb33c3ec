import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/model';
import { resolveEndpoint } from './endpoint';

const contextFile = (name: string) =>
  `/home/ada/.docker/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`;
const contextTls = (name: string, file: string) =>
  `/home/ada/.docker/contexts/tls/${createHash('sha256').update(name).digest('hex')}/docker/${file}`;
const context = (Host: string, more = {}) => JSON.stringify({ Name: 'x', Endpoints: { docker: { Host, ...more } } });

function resolve(env: Record<string, string>, files: Record<string, string> = {}) {
  return resolveEndpoint({ NODE_ENV: 'test', ...env }, '/home/ada', (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
    return text;
  });
}

function refusal(env: Record<string, string>, files: Record<string, string> = {}): string {
  try {
    return `resolved to ${resolve(env, files).address}`;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return error instanceof AppError ? error.message : '';
  }
}

const config = (currentContext: string) => ({ '/home/ada/.docker/config.json': JSON.stringify({ currentContext }) });

describe('the engine is chosen as the docker CLI does', () => {
  it.each([
    ['the default socket when nothing says otherwise', {}, {}, 'unix:///var/run/docker.sock', 'default'],
    [
      'DOCKER_HOST before everything',
      { DOCKER_HOST: 'tcp://far:1', DOCKER_CONTEXT: 'lab' },
      config('prod'),
      'tcp://far:1',
      'DOCKER_HOST',
    ],
    [
      'DOCKER_CONTEXT before the current context',
      { DOCKER_CONTEXT: 'lab' },
      { ...config('prod'), [contextFile('lab')]: context('unix:///lab.sock') },
      'unix:///lab.sock',
      'DOCKER_CONTEXT=lab',
    ],
    [
      'the current context before the default',
      {},
      { ...config('prod'), [contextFile('prod')]: context('ssh://ops@prod:2222') },
      'ssh://ops@prod:2222',
      'the current docker context "prod"',
    ],
    [
      'the default for the context called default',
      { DOCKER_CONTEXT: 'default' },
      config('prod'),
      'unix:///var/run/docker.sock',
      'default',
    ],
    [
      'another configuration folder',
      { DOCKER_CONFIG: '/etc/d' },
      { '/etc/d/config.json': '{"currentContext":"default"}' },
      'unix:///var/run/docker.sock',
      'default',
    ],
  ])('%s', (_title, env, files, address, chosenBy) => {
    expect(resolve(env, files)).toMatchObject({ address, chosenBy });
  });
});

describe('addresses', () => {
  it.each([
    ['unix:///run/d.sock', { kind: 'unix', path: '/run/d.sock' }],
    ['unix://', { kind: 'unix', path: '/var/run/docker.sock' }],
    ['tcp://10.0.0.1:2375', { kind: 'tcp', host: '10.0.0.1', port: 2375, tls: null }],
    ['far.example', { kind: 'tcp', host: 'far.example', port: 2375 }],
    ['tcp://[fd00::1]', { kind: 'tcp', host: 'fd00::1', port: 2375, address: 'tcp://[fd00::1]:2375' }],
    ['tcp://far:2375/docker/', { kind: 'tcp', pathPrefix: '/docker', address: 'tcp://far:2375/docker' }],
    ['tcp://ada:secret@far:1', { kind: 'tcp', host: 'far', address: 'tcp://far:1' }],
    ['ssh://far', { kind: 'ssh', host: 'far', port: null, user: null, remotePath: null, address: 'ssh://far' }],
    ['ssh://ada@far:22/run/d.sock', { kind: 'ssh', user: 'ada', port: 22, remotePath: '/run/d.sock' }],
  ])('%s', (DOCKER_HOST, expected) => {
    expect(resolve({ DOCKER_HOST })).toMatchObject(expected);
  });

  it.each([
    ['npipe:////./pipe/docker_engine', /named pipes are not supported/],
    ['https://far', /"https" is not one of unix, tcp and ssh/],
    ['ssh://ada:secret@far', /passwords in ssh addresses are not supported/],
    ['ssh://-oProxyCommand=x', /cannot be used/],
    ['tcp://far:port', /it is not an address/],
  ])('%s is refused with a sentence', (DOCKER_HOST, sentence) => {
    const said = refusal({ DOCKER_HOST });
    expect(said).toMatch(sentence);
    expect(said).toContain('DOCKER_HOST');
    expect(said).not.toContain('secret');
  });
});

describe('TLS', () => {
  const pem = { '/certs/ca.pem': 'CA', '/certs/cert.pem': 'CERT', '/certs/key.pem': 'KEY' };

  it('is used with any value of DOCKER_TLS_VERIFY, on port 2376', () => {
    const endpoint = resolve({ DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '0', DOCKER_CERT_PATH: '/certs' }, pem);
    expect(endpoint).toMatchObject({ port: 2376, tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true } });
  });

  it('is not used because of DOCKER_CERT_PATH alone, nor on a socket', () => {
    expect(resolve({ DOCKER_HOST: 'tcp://far', DOCKER_CERT_PATH: '/certs' }, pem).tls).toBeNull();
    expect(resolve({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/nowhere' }).tls).toBeNull();
  });

  it('without the authority says which file was looked for', () => {
    expect(refusal({ DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' })).toContain(
      '/certs/ca.pem',
    );
  });

  it('comes from a context that holds its own files', () => {
    const files = { [contextFile('lab')]: context('tcp://far:2376'), [contextTls('lab', 'ca.pem')]: 'CA' };
    expect(resolve({ DOCKER_CONTEXT: 'lab' }, files).tls).toEqual({ ca: 'CA', cert: null, key: null, verify: true });
    const skipping = { [contextFile('lab')]: context('tcp://far:2376', { SkipTLSVerify: true }) };
    expect(resolve({ DOCKER_CONTEXT: 'lab' }, skipping).tls).toMatchObject({ verify: false });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a context that does not exist', { DOCKER_CONTEXT: 'gone' }, {}, /no docker context "gone" .*meta\.json/],
    ['a current context that does not exist', {}, config('gone'), /no docker context "gone"/],
    ['a broken configuration', {}, { '/home/ada/.docker/config.json': '{' }, /config\.json is not valid JSON/],
    ['a broken context', { DOCKER_CONTEXT: 'x' }, { [contextFile('x')]: '[]' }, /is not a docker context/],
    [
      'a context without a host',
      { DOCKER_CONTEXT: 'x' },
      { [contextFile('x')]: context('') },
      /names no engine address/,
    ],
  ])('%s is said', (_title, env, files, sentence) => {
    expect(refusal(env, files)).toMatch(sentence);
  });
});
