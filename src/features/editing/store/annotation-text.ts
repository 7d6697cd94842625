import type { Annotation } from '../../../model/annotation.js';
import { isObject } from '../../../shared/json.js';

/**
 * Returns an annotation as JSON that an import reads back unchanged. Tables and lists that are empty by default are left
 * out.
 */
export function annotationText(annotation: Annotation): string {
  const filled = Object.entries(annotation).filter(([, part]) => !isObject(part) || Object.keys(part).length > 0);
  return JSON.stringify(Object.fromEntries(filled), withoutEmptyLists, 2);
}

function withoutEmptyLists(_name: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
