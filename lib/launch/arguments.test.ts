import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.mjs';

const defaults = { port: 3000, bind: '127.0.0.1' };

describe('the command line of a start', () => {
  it.each([
    { args: [], env: {}, options: defaults },
    { args: [], env: { PORT: '4000', NETLOOM_BIND: '0.0.0.0' }, options: { port: 4000, bind: '0.0.0.0' } },
    { args: ['--port', '8081'], env: { PORT: '4000' }, options: { ...defaults, port: 8081 } },
    { args: ['--port=8081'], env: {}, options: { ...defaults, port: 8081 } },
    { args: [], env: { PORT: '' }, options: defaults },
    {
      args: ['--host', 'tcp://10.0.0.5:2376', '--data', '/srv/netloom'],
      env: {},
      options: { ...defaults, engine: 'tcp://10.0.0.5:2376', data: '/srv/netloom' },
    },
  ])('$args with $env is understood', ({ args, env, options }) => {
    expect(parseArguments(args, env)).toEqual({ options });
  });

  it.each([
    { args: ['--verbose'], env: {}, says: 'Unknown argument --verbose' },
    { args: ['8080'], env: {}, says: 'Unknown argument 8080' },
    { args: ['--port'], env: {}, says: '--port needs a value' },
    { args: ['--port', '--data'], env: {}, says: '--port needs a value' },
    { args: ['--port', '80', '--port', '81'], env: {}, says: '--port is there twice' },
    { args: ['--port', '0'], env: {}, says: '--port is a number from 1 to 65535, not "0"' },
    { args: ['--port', '1e3'], env: {}, says: 'not "1e3"' },
    { args: ['--port', '65536'], env: {}, says: 'not "65536"' },
    { args: [], env: { PORT: 'http' }, says: 'PORT is a number from 1 to 65535, not "http"' },
  ])('$args with $env is refused in one sentence', ({ args, env, says }) => {
    expect(parseArguments(args, env)).toEqual({ problem: expect.stringContaining(says) });
  });
});
