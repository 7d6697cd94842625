import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Assets } from '../../pages/layout/document.js';
import { outlines } from '../../pages/source/outlines.js';
import { encodable, hashOf, sendEncoded } from '../http/encoded.js';

// The style, the script and the icon of the pages.

/** In the package's root, since the compiler copies only what it compiles. */
const FOLDER = join(dirname(createRequire(import.meta.url).resolve('#package.json')), 'src/pages/assets');

const FILES = { css: 'site.css', js: 'site.js', icon: 'icon.svg' } as const;
const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', icon: 'image/svg+xml' } as const;

/** Serves the files of the pages, each at an address with its hash, so that browsers keep it for ever. */
export async function serveAssets(app: FastifyInstance): Promise<Assets> {
  const entries = Object.entries(FILES) as [keyof Assets, string][];
  const urls = entries.map(async ([name, file]) => {
    const text = (await readFile(join(FOLDER, file), 'utf8')) + (name === 'css' ? outlines() : '');
    const hash = hashOf(text).slice(0, 10);
    const [url, asset] = [`/assets/${hash}-${file}`, encodable(text)];
    app.get(url, { logLevel: 'warn' }, (request, reply) => sendEncoded(request, reply.type(TYPES[name]).headers(HEADERS), asset));
    return [name, url] as const;
  });
  return Object.fromEntries(await Promise.all(urls)) as unknown as Assets;
}
