import { MANIFEST } from './manifest.js';
import { ARCHIVED } from './tables.js';

/** Sorts paths in the order in which an archive is written and restored: rows, documents by slug, CSV, the manifest. */
export function inArchiveOrder(a: string, b: string): number {
  const [one, other] = [rank(a), rank(b)];
  return one < other ? -1 : Number(one > other);
}

function rank(path: string): string {
  const [folder = '', name = ''] = path.split('/');
  if (folder === 'data') {
    const table = ARCHIVED.findIndex(([each]) => each === name);
    return `1 ${String(table).padStart(3, '0')} ${path}`;
  }
  if (folder === 'annotations' || folder === 'texts') return `2 ${name.replace(/\.\w+$/, '')} ${folder}`;
  return `${path === MANIFEST ? 4 : 3} ${path}`;
}
