import type { Feature } from './http/feature.js';
import { annotating } from './features/annotating/annotating.feature.js';
import { archive } from './features/archive/archive.feature.js';
import { changes } from './features/changes/changes.feature.js';
import { counts } from './features/counts/counts.feature.js';
import { desk } from './features/desk/desk.feature.js';
import { development } from './features/development/development.feature.js';
import { disagreements } from './features/disagreements/disagreements.feature.js';
import { drafting } from './features/drafting/drafting.feature.js';
import { duplicates } from './features/duplicates/duplicates.feature.js';
import { editing } from './features/editing/editing.feature.js';
import { exports } from './features/exports/exports.feature.js';
import { live } from './features/live/live.feature.js';
import { mapping } from './features/mapping/mapping.feature.js';
import { mcp } from './features/mcp/mcp.feature.js';
import { panel } from './features/panel/panel.feature.js';
import { notes } from './features/notes/notes.feature.js';
import { pages } from './features/pages/pages.feature.js';
import { playground } from './features/playground/playground.feature.js';
import { quotations } from './features/quotations/quotations.feature.js';
import { reconciliation } from './features/reconciliation/reconciliation.feature.js';
import { search } from './features/search/search.feature.js';
import { webhooks } from './features/webhooks/webhooks.feature.js';

/** The features of this server, in the order in which they are mounted. No other file lists them. */
export const FEATURES: readonly Feature[] = [
  annotating,
  editing,
  changes,
  archive,
  search,
  counts,
  notes,
  disagreements,
  duplicates,
  mapping,
  drafting,
  live,
  exports,
  panel,
  pages,
  mcp,
  quotations,
  reconciliation,
  desk,
  webhooks,
  playground,
  development,
];
