import { checkAnnotation } from './check.js';

/** What a `CheckThread` runs. */
export default (parameters: Parameters<typeof checkAnnotation>) => checkAnnotation(...parameters);
