import { byTitle } from '../connections/orders.js';
import { rootsOf } from '../connections/roots.js';
import { Source, SourceConnection } from './source.type.js';
import { sourceFilter } from './source.where.js';

export const SourceRoots = rootsOf(
  Source,
  { name: 'sources', connection: SourceConnection, filter: sourceFilter, byDefault: byTitle, by: 'title' },
  { slug: 'china-north-korea-extol-traditional-friendship' },
);
