import { describe, expect, it } from 'vitest';
import { aContainerId } from '@/lib/model/builders';
import { draftOf, readDraft, type AttachDraft } from './attach-draft';

const id = aContainerId('web');
const read = (draft: Partial<AttachDraft>) => readDraft(id, { ...draftOf({}), ...draft });

describe('the fields of an attach', () => {
  it.each<[Partial<AttachDraft>, object]>([
    [{}, {}],
    [
      { ipv4: ' 10.1.0.7 ', ipv6: 'fd00::7' },
      { ipv4: '10.1.0.7', ipv6: 'fd00::7' },
    ],
    [{ aliases: 'www, api  www' }, { aliases: ['www', 'api'] }],
    [
      { macAddress: '02:42:ac:11:00:02', gatewayPriority: '-5' },
      { macAddress: '02:42:ac:11:00:02', gatewayPriority: -5 },
    ],
    [{ driverOptions: 'a=1\n\n b = x=y ' }, { driverOptions: { a: '1', b: 'x=y' } }],
  ])('%j are the request %j', (draft, request) => {
    expect(read(draft)).toEqual({ request: { containerId: id, ...request }, errors: null });
  });

  it.each<[Partial<AttachDraft>, object]>([
    [{ ipv4: '10.1.0.300' }, { ipv4: 'an IPv4 address is written like 10.20.0.7' }],
    [{ ipv4: '10.1.0' }, { ipv4: 'an IPv4 address is written like 10.20.0.7' }],
    [{ ipv4: 'fd00::7' }, { ipv4: 'an IPv4 address is written like 10.20.0.7' }],
    [{ ipv6: '10.1.0.7' }, { ipv6: 'an IPv6 address is written like fd00::7' }],
    [{ aliases: 'www a..b' }, { aliases: expect.stringMatching(/^a\.\.b is no name/) }],
    [{ aliases: 'a'.repeat(64) }, { aliases: expect.stringMatching(/up to 63/) }],
    [{ macAddress: '02:42' }, { macAddress: 'a MAC address is written like 02:42:ac:11:00:02' }],
    [{ macAddress: '01:00:5e:00:00:01' }, { macAddress: expect.stringMatching(/group/) }],
    [{ macAddress: '00:00:00:00:00:00' }, { macAddress: expect.stringMatching(/zeros/) }],
    [{ gatewayPriority: '1.5' }, { gatewayPriority: 'a whole number, like 10 or -5' }],
    [{ gatewayPriority: '9999999999' }, { gatewayPriority: expect.stringMatching(/2147483647/) }],
    [{ driverOptions: 'nothing' }, { driverOptions: 'one option a line, written key=value' }],
    [{ driverOptions: '=x' }, { driverOptions: expect.stringMatching(/key without spaces/) }],
  ])('%j are refused: %j', (draft, errors) => {
    expect(read(draft)).toEqual({ request: null, errors });
  });

  it('begin with what is given, and give it back', () => {
    const preset = { ipv4: '10.1.0.7', aliases: ['a', 'b'], gatewayPriority: 0, driverOptions: { k: 'v' } };
    expect(readDraft(id, draftOf(preset)).request).toEqual({ containerId: id, ...preset });
  });
});
