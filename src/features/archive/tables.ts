import { models } from '../../db/generated/stored-models.js';
import type { Feature, TableInArchive } from '../../http/feature.js';
import { claimFields } from '../../model/kinds/fields.js';
import { KINDS } from '../../model/kinds/kinds.js';
import type { ModelName } from '../../model/generated/enums.js';
import { MANIFEST } from './manifest.js';

type Tables = Readonly<Partial<Record<ModelName, TableInArchive>>>;

export interface ArchivedTable {
  table: ModelName;
  /** The columns of its primary key. */
  key: readonly string[];
}

const LINKS = KINDS.flatMap(({ shape }) => claimFields(shape).flatMap(({ links }) => (links?.model ?? []) as ModelName | []));

/** The core's tables, except for the history, in an order in which rows can be inserted. */
const CORE: Tables = {
  ...archived('Country', 'CountryName', 'CountrySuccession'),
  ...archived(...KINDS.map(({ model }) => model), ...LINKS),
  ...archived('Citation', 'Disagreement', 'ClaimedValue', 'MergedPerson', 'ToldApart', 'FormerSlug'),
  AnnotationEntry: { leftOut: 'the annotations are separate files' },
  SourceDocument: { leftOut: 'the texts are separate files' },
  TextBlock: { leftOut: 'they are derived from the texts' },
  Paragraph: { leftOut: 'they are derived from the texts' },
  RateLimit: { leftOut: 'it applies only to the current minute' },
  DataVersion: { leftOut: 'the manifest has it' },
};

const HISTORY: Tables = archived('ChangeSet', 'Change', 'ChangedEntry');

function archived(...tables: ModelName[]): Tables {
  return Object.fromEntries(tables.map((table) => [table, 'archived']));
}

/**
 * The tables of an archive, in the order in which they are written and restored. Archives of earlier versions have the same
 * order.
 *
 * @throws Error if a table is declared by neither the core nor a feature, so that its rows would silently be omitted
 */
export function archivedTables(features: readonly Feature[]): readonly ArchivedTable[] {
  const declared = Object.assign({}, CORE, ...features.map(({ tables }) => tables), HISTORY) as Tables;
  const undeclared = Object.keys(models).filter((table) => !Object.hasOwn(declared, table));
  if (undeclared.length > 0) {
    throw new Error(`Declare in \`tables\` of a feature or of the core whether an archive contains ${undeclared.join(', ')}`);
  }
  const names = Object.keys(declared) as ModelName[];
  return names.filter((table) => declared[table] === 'archived').map((table) => ({ table, key: models[table].key }));
}

/** Sorts paths in the order in which an archive is written and restored: rows, documents by slug, CSV, the manifest. */
export function inArchiveOrder(tables: readonly ArchivedTable[]): (a: string, b: string) => number {
  const ranks = new Map<string, number>(tables.map(({ table }, index) => [table, index]));
  return (a, b) => {
    const [one, other] = [rank(a, ranks), rank(b, ranks)];
    return one < other ? -1 : Number(one > other);
  };
}

function rank(path: string, ranks: ReadonlyMap<string, number>): string {
  const [folder = '', name = ''] = path.split('/');
  if (folder === 'data') return `1 ${String(ranks.get(name) ?? -1).padStart(3, '0')} ${path}`;
  if (folder === 'annotations' || folder === 'texts') return `2 ${name.replace(/\.\w+$/, '')} ${folder}`;
  return `${path === MANIFEST ? 4 : 3} ${path}`;
}
