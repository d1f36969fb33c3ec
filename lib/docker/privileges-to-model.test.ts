import { describe, expect, it } from 'vitest';
import { privilegesToModel } from './privileges-to-model';

const engineAt = '/srv/engine/api.sock';
const mounted = (Source: string) => ({ HostConfig: { Privileged: false }, Mounts: [{ Source }] });

describe('what a container may do on the host', () => {
  it('is read of inspect: privileged, and capabilities in one spelling', () => {
    const HostConfig = { Privileged: true, CapAdd: ['CAP_SYS_ADMIN', 'net_admin', 'NET_ADMIN', 'no such thing'] };
    expect(privilegesToModel({ HostConfig, Mounts: [] }, engineAt)).toEqual({
      privileged: true,
      addedCapabilities: ['NET_ADMIN', 'SYS_ADMIN'],
      engineSocket: false,
    });
  });

  it.each([
    ['no settings', { Mounts: [] }],
    ['no word of being privileged', { HostConfig: {}, Mounts: [] }],
    ['no mounts', { HostConfig: { Privileged: false } }],
  ])('is unknown, and not nothing, where the engine tells %s', (_title, raw) => {
    expect(privilegesToModel(raw, engineAt)).toBeNull();
  });

  it.each([
    '/var/run/docker.sock',
    '/run/docker.sock',
    '/run/user/1000/docker.sock',
    '/run/podman/podman.sock',
    '/run/podman',
    '/run/containerd/containerd.sock',
    '/run/containerd',
    '/var/run/docker/containerd/containerd.sock',
    '/run/docker',
    '/var/run/docker.sock.raw',
    '/run/host-services/docker.proxy.sock',
    '/',
    '/run',
    '/var/run',
    '/var/run/',
    engineAt,
    '/srv/engine',
    '/srv',
  ])('a mount of %s reaches the engine', (source) => {
    expect(privilegesToModel(mounted(source), engineAt)?.engineSocket).toBe(true);
  });

  it.each([
    '',
    '/var',
    '/run/docker/plugins',
    '/var/lib/docker/volumes/data/_data',
    '/run/user/1000',
    '/srv/engineering',
    '/srv/engine/data',
  ])('a mount of %j does not', (source) => {
    expect(privilegesToModel(mounted(source), engineAt)?.engineSocket).toBe(false);
  });

  it('does without the socket of an engine that is reached over a network', () => {
    expect(privilegesToModel(mounted('/srv'), null)?.engineSocket).toBe(false);
    expect(privilegesToModel(mounted('/var/run/docker.sock'), null)?.engineSocket).toBe(true);
  });
});
