import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Assets, Program } from '../../pages/layout/document.js';
import { outlines } from '../../pages/source/outlines.js';
import { encodable, hashOf, sendEncoded } from '../http/encoded.js';

// The style, the script and the icon of the pages, and the program of the desk.

const ROOT = dirname(createRequire(import.meta.url).resolve('#package.json'));
/** In the package's root, since the compiler copies only what it compiles. */
const FOLDER = join(ROOT, 'src/pages/assets');
/** Where src/build/bundle.mjs writes it. */
const DESK = join(ROOT, 'dist/desk/desk.js');

const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;

/** Serves the files of the pages. Gives their addresses. */
export async function serveAssets(app: FastifyInstance): Promise<Assets> {
  const [site, source, js, icon] = await Promise.all(
    ['site.css', 'source.css', 'site.js', 'icon.svg'].map((file) => readFile(join(FOLDER, file), 'utf8')),
  );
  return {
    css: serve(app, 'site.css', site! + source! + outlines()),
    js: serve(app, 'site.js', js!),
    icon: serve(app, 'icon.svg', icon!),
  };
}

/** Serves the program of the desk and its style. Gives their addresses. */
export async function serveProgram(app: FastifyInstance): Promise<Program> {
  const [js, css] = await Promise.all([DESK, join(FOLDER, 'desk.css')].map((path) => readFile(path, 'utf8')));
  return { js: serve(app, 'desk.js', js!, '/desk/'), css: serve(app, 'desk.css', css!, '/desk/') };
}

/** At an address with its hash, so that browsers keep it for ever. */
function serve(app: FastifyInstance, file: string, text: string, below = '/'): string {
  const [url, asset] = [`${below}assets/${hashOf(text).slice(0, 10)}-${file}`, encodable(text)];
  const type = TYPES[file.split('.')[1] as keyof typeof TYPES];
  app.get(url, { logLevel: 'warn' }, (request, reply) => sendEncoded(request, reply.type(type).headers(HEADERS), asset));
  return url;
}
