import { rewrite } from './rewrite.js';
import { isObject, parsedJson } from '../../../shared/json.js';
import { CodePoints } from '../../../model/text/code-points.js';
import type { Path } from '../../../model/problem.js';
import { parseYaml } from '../../../model/read/parse.js';
import { fillInPassages } from '../../../model/read/quoted-passages.js';
import { fillInText } from '../../../model/read/read.js';

/** An annotation to be converted to JSON, or to be updated so that its content equals a JSON text. */
export type Conversion = { annotation: string; text: string } | { annotation: string; json: string };

/**
 * Converts an annotation. Returns null if the annotation cannot be parsed, or if the JSON text is not an object. May stop
 * when the signal aborts.
 */
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
 * Converts an annotation in YAML or JSON to a JSON object. Passages cited by their words become offsets, if the text
 * contains them. The annotation need not be valid. Returns null if it has a syntax problem or is not an object.
 */
export function asJson(annotation: string, text: string): Record<string, unknown> | null {
  if (annotation.trim() === '') return {};
  const value = parsedJson(annotation) ?? yamlOf(annotation);
  if (!isObject(value)) return null;
  if (text === '') return value;
  const [copy, points] = [structuredClone(value), new CodePoints(text)];
  fillInText(copy, points);
  const { filled } = fillInPassages(copy, points); // words that are not found stay
  for (const { path, value: passages } of filled) holderOf(value, path)[path.at(-1)!] = passages;
  return value;
}

/** Parses YAML without aliases or anything else that JSON lacks. */
function yamlOf(annotation: string): unknown {
  const { value, problems } = parseYaml(annotation);
  return value === undefined || problems.length > 0 ? undefined : parsedJson(JSON.stringify(value));
}

function holderOf(value: object, path: Path): Holder {
  return path.slice(0, -1).reduce<Holder>((at, step) => at[step] as Holder, value as Holder);
}
