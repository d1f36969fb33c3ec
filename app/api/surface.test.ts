import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '@/next.config.js';
import { allHandlers } from './stage';

const root = process.cwd();
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`);
const sources = ['app', 'components', 'lib'].flatMap(filesOf).filter((path) => /\.[cm]?[jt]sx?$/.test(path));
const product = sources.filter((path) => !/\.test\.|(?:^|\/)(?:stage|builders|scripted-\w+)\./.test(path));
const holding = (pattern: RegExp) => product.filter((path) => pattern.test(readFileSync(join(root, path), 'utf8')));

describe('nothing answers but pages and the routes of the table', () => {
  it('no file that Next would answer by itself', () => {
    const answering =
      /(?:^|\/)(?:sitemap|robots|manifest|opengraph-image|twitter-image|apple-icon|favicon|default|template)\.\w+$/;
    expect(filesOf('app').filter((path) => answering.test(path))).toEqual([]);
    const elsewhere = ['pages', 'src', 'middleware.ts', 'middleware.js'];
    expect(elsewhere.filter((path) => existsSync(join(root, path)))).toEqual([]);
  });

  it('no server action', () => {
    expect(holding(/['"]use server['"]|next\/form/)).toEqual([]);
  });

  it('no image optimiser, and nothing that would use one', async () => {
    expect(config.images).toEqual({ unoptimized: true });
    expect(holding(/from ['"]next\/(?:image|legacy\/image|og|font\/google)['"]/)).toEqual([]);
  });

  it('no rewrite or redirect to another place', async () => {
    const rewrites = await config.rewrites?.();
    expect(rewrites).toEqual([{ source: '/favicon.ico', destination: '/icon.svg' }]);
    expect([config.redirects, config.basePath, config.assetPrefix]).toEqual(Array(3).fill(undefined));
    expect((await config.headers?.())?.map(({ source }) => source)).toEqual(['/_next/static/:path*']);
  });

  it('no server of its own, socket or request to elsewhere, but where the engine is spoken to', () => {
    // What only tells addresses apart opens nothing.
    const wires = holding(
      /^(?:import (?!\{ isIP\w* \}).*|\}) ?from ['"](?:node:)?(?:https?|net|tls|dgram|http2|undici|ws)['"]/m,
    );
    expect(wires.filter((path) => !/^lib\/(?:docker|launch)\//.test(path))).toEqual([]);
  });

  it('no shell, and no program but those that are named', () => {
    const starting = holding(/from ['"](?:node:)?child_process['"]/);
    expect(starting.filter((path) => !/^lib\/launch\//.test(path))).toEqual(['lib/docker/ssh-connection.ts']);
    expect(holding(/shell: *(?:true|['"])|\beval\(|new Function\(/)).toEqual([]);
  });

  it('no export of a route that is not a method', async () => {
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    const routes = filesOf('app').filter((path) => /(?:^|\/)route\.[jt]sx?$/.test(path));
    for (const path of routes) {
      const exported: object = await import(join(root, path));
      expect(Object.keys(exported).sort(), path).toEqual(methods.toSorted());
    }
    expect(await allHandlers()).toHaveLength(routes.length * methods.length);
  });
});
