import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Encodable, shortHash, keptEncodable } from '../../http/encoded.js';
import { ROOT } from '../../shared/root.js';

/** In the package's root, since the compiler copies only what it compiles. */
const FOLDER = join(ROOT, 'src/features/playground');

/** The colours of GraphiQL's editor, which CSS cannot change, each with the pages' colours that replace them. */
const COLOURS = [
  ['primary:{dark:"#ff5794",light:"#d60590"}', 'primary:{dark:"#f2a08f",light:"#8f1d14"}'],
  ['primaryBg:{dark:"#ff579419",light:"#d6059019"}', 'primaryBg:{dark:"#f2a08f19",light:"#8f1d1419"}'],
  ['bg:{dark:"#212a3b",light:"#ffffffff"}', 'bg:{dark:"#161511",light:"#fdfcf9"}'],
] as const;

/** The editor's workers, by the labels under which it requests them. */
const WORKERS = { editorWorkerService: 'editor', json: 'json', graphql: 'graphql' } as const;

/** The files that the playground's page loads, each under a name with its hash. */
export class PlaygroundFiles {
  readonly #byName = new Map<string, Encodable & { type: 'css' | 'js' }>();
  readonly start: string;
  readonly style: string;
  /** The files that start.js loads after the page. */
  readonly later: { js: string; css: string; workers: Record<string, string> };

  private constructor(graphiql: Record<'js' | 'css' | keyof typeof WORKERS, string>, start: string, style: string) {
    this.start = this.#add('start.js', start);
    this.style = this.#add('playground.css', style);
    const workers = Object.entries(WORKERS).map(([label, name]) => {
      return [label, this.#add(`${name}-worker.js`, graphiql[label as keyof typeof WORKERS])];
    });
    this.later = {
      js: this.#add('graphiql.js', recoloured(graphiql.js)),
      css: this.#add('graphiql.css', withoutFonts(graphiql.css)),
      workers: Object.fromEntries(workers) as Record<string, string>,
    };
  }

  /** Reads the files on first use, since they take 9 MB of memory. */
  static async read(): Promise<PlaygroundFiles> {
    const { js, css, editorWorkerService, graphqlWorker, jsonWorker } = await import('@graphql-yoga/render-graphiql/graphiql');
    const [history, start, style] = await Promise.all(
      ['history.js', 'start.js', 'playground.css'].map((name) => readFile(join(FOLDER, name), 'utf8')),
    );
    const graphiql = { js, css, editorWorkerService, graphql: graphqlWorker, json: jsonWorker };
    return new PlaygroundFiles(graphiql, `${history}${start}`, style!);
  }

  get(name: string): (Encodable & { type: 'css' | 'js' }) | undefined {
    return this.#byName.get(name);
  }

  #add(name: string, text: string): string {
    const hashed = `${shortHash(text).slice(0, 10)}-${name}`;
    this.#byName.set(hashed, { ...keptEncodable(text), type: name.endsWith('.css') ? 'css' : 'js' });
    return hashed;
  }
}

function recoloured(js: string): string {
  return COLOURS.reduce((text, [theirs, ours]) => text.replace(theirs, ours), js);
}

/** Three quarters of the stylesheet are fonts. Only one copy of the icon font is needed. */
function withoutFonts(css: string): string {
  let hasIcons = false;
  return css.replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    if (hasIcons || !face.includes('font-family:codicon')) return '';
    hasIcons = true;
    return face;
  });
}
