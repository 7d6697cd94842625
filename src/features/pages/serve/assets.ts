import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Assets, Program } from '../../pages/layout/document.js';
import { outlines } from '../../pages/source/outlines.js';
import { encodable, shortHash, sendEncoded } from '../../../http/encoded.js';
import { ROOT } from '../../../shared/root.js';
import { fontFaces, type Font, FONTS } from './fonts.js';

// The stylesheet, the script, the icon and the preview image of the pages, and the scripts of the desk.

/** In the package root, since the compiler does not copy other files. */
const FOLDER = join(ROOT, 'src/features/pages/assets');
/** The output folder of src/build/bundle.mjs. */
const DESK = join(ROOT, 'dist/desk');

const HEADERS = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' };
const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;

/** Serves the static files of the pages. Returns their URLs. */
export async function serveAssets(app: FastifyInstance): Promise<Assets> {
  const faces = await Promise.all(FONTS.map((font) => serveFont(app, font)));
  const [charts, site, source, explore, js, icon] = await Promise.all(
    ['charts.css', 'site.css', 'source.css', 'explore.css', 'site.js', 'icon.svg'].map((file) =>
      readFile(join(FOLDER, file), 'utf8'),
    ),
  );
  return {
    css: serve(app, 'site.css', withoutComments(faces.join('') + charts! + site! + source! + explore! + outlines())),
    js: serve(app, 'site.js', js!),
    icon: serve(app, 'icon.svg', icon!),
    picture: await serveBytes(app, 'share.png', 'image/png'),
  };
}

const withoutComments = (css: string): string => css.replaceAll(/\/\*.*?\*\/\n?/gs, '');

/** The scripts of the desk, with their stylesheet. */
interface DeskPrograms {
  /** The queue, and the draft editor. */
  desk: Program;
  /** The pages below `/desk/data`. */
  settle: Program;
}

/** Serves the scripts of the desk and their stylesheet. Returns their URLs. */
export async function servePrograms(app: FastifyInstance): Promise<DeskPrograms> {
  const files = [join(DESK, 'desk.js'), join(DESK, 'settle.js'), join(FOLDER, 'desk.css')];
  const [desk, settle, style] = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const css = serve(app, 'desk.css', withoutComments(style!), '/desk/');
  return {
    desk: { js: serve(app, 'desk.js', desk!, '/desk/'), css },
    settle: { js: serve(app, 'settle.js', settle!, '/desk/'), css },
  };
}

/** Serves a font. Returns its CSS rules. */
async function serveFont(app: FastifyInstance, font: Font): Promise<string> {
  return fontFaces(font, await serveBytes(app, `fonts/${font.file}`, 'font/woff2'));
}

/** Serves an already compressed file at a URL with its hash. Returns the URL. */
async function serveBytes(app: FastifyInstance, file: string, type: string): Promise<string> {
  const bytes = await readFile(join(FOLDER, file));
  const url = `/assets/${shortHash(bytes).slice(0, 10)}-${basename(file)}`;
  app.get(url, { logLevel: 'warn' }, (_, reply) => reply.type(type).headers(HEADERS).send(bytes));
  return url;
}

/** Serves text at a URL with its hash, so that browsers can cache it permanently. Returns the URL. */
function serve(app: FastifyInstance, file: string, text: string, below = '/'): string {
  const [url, asset] = [`${below}assets/${shortHash(text).slice(0, 10)}-${file}`, encodable(text)];
  const type = TYPES[file.split('.')[1] as keyof typeof TYPES];
  app.get(url, { logLevel: 'warn' }, (request, reply) => sendEncoded(request, reply.type(type).headers(HEADERS), asset));
  return url;
}
