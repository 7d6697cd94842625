import { checkAnnotation } from './check.js';

/** The worker of `CheckThread`. */
export default (parameters: Parameters<typeof checkAnnotation>) => checkAnnotation(...parameters);
