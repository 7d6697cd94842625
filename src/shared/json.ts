import { orElse } from './or-else.js';

/** Whether a JSON value is an object, and not a list or null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON. Returns undefined if it is invalid. */
export const parsedJson = (text: string): unknown => orElse(() => JSON.parse(text) as unknown, undefined);
