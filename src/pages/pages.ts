import type { AnyPage } from './page.js';
import { sourcePage } from './source/source.page.js';
import { startPage } from './start/start.page.js';
import { visitPage } from './visit/visit.page.js';

export const PAGES: readonly AnyPage[] = [startPage, visitPage, sourcePage];
