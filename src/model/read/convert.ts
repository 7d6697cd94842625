import { rewrite } from './rewrite.js';
import { isObject, jsonOf } from '../../shared/json.js';
import { CodePoints } from '../text/code-points.js';
import type { Path } from '../problem.js';
import { parseYaml } from './parse.js';
import { fillInPassages } from './quoted-passages.js';
import { fillInText } from './read.js';

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

type Holder = Record<string | number, unknown>;

/**
 * An annotation in YAML or JSON as an object of JSON, with the passages that it cites by their words as offsets where the text has
 * them. It need not be valid. Null if it has a problem of syntax, or is no object.
 */
export function asJson(annotation: string, text: string): Record<string, unknown> | null {
  if (annotation.trim() === '') return {};
  const value = jsonOf(annotation) ?? yamlOf(annotation);
  if (!isObject(value)) return null;
  if (text === '') return value;
  const [copy, points] = [structuredClone(value), new CodePoints(text)];
  fillInText(copy, points);
  const { filled } = fillInPassages(copy, points); // what is not found stays as it is written
  for (const { path, value: passages } of filled) holderOf(value, path)[path.at(-1)!] = passages;
  return value;
}

/** Without the aliases of YAML, and without what JSON does not have. */
function yamlOf(annotation: string): unknown {
  const { value, problems } = parseYaml(annotation);
  return value === undefined || problems.length > 0 ? undefined : jsonOf(JSON.stringify(value));
}

function holderOf(value: object, path: Path): Holder {
  return path.slice(0, -1).reduce<Holder>((at, step) => at[step] as Holder, value as Holder);
}
