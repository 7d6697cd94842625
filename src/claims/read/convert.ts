import { asJson } from './as-json.js';
import { rewrite } from './rewrite.js';

/** An annotation to be given as JSON, or to be written anew so that it says what a text of JSON says. */
export type Conversion = { annotation: string; text: string } | { annotation: string; json: string };

/** Null for an annotation that cannot be parsed, or a text that is no object of JSON. May end when the signal aborts. */
export type ConvertAnnotation = (conversion: Conversion, signal?: AbortSignal | null) => string | null | Promise<string | null>;

export function convertAnnotation(conversion: Conversion): string | null {
  if ('text' in conversion) {
    const value = asJson(conversion.annotation, conversion.text);
    return value && JSON.stringify(value);
  }
  const value = asJson(conversion.json, '');
  return value && rewrite(conversion.annotation, value);
}
