import { z } from 'zod';
import type { Path } from '../problem.js';

export function typeAt(type: z.ZodType, path: Path): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return type;
  const inner = unwrapped(type);
  if (inner instanceof z.ZodUnion) {
    const options = inner.options as z.ZodType[];
    return options.map((option) => typeAt(option, path)).find((found) => found !== undefined);
  }
  const next = stepInto(inner, step);
  return next && typeAt(next, rest);
}

/** Returns the keys that the table at a path may have. Empty if the path has no table with fixed keys. */
export function keysAt(type: z.ZodType, path: Path): string[] {
  const found = typeAt(type, path);
  const inner = found && unwrapped(found);
  const options = inner instanceof z.ZodUnion ? (inner.options as z.ZodType[]) : [inner];
  return options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []));
}

function stepInto(type: z.ZodType, step: string | number): z.ZodType | undefined {
  if (type instanceof z.ZodObject) {
    return Object.hasOwn(type.shape, step) ? (type.shape[step] as z.ZodType) : undefined;
  }
  if (type instanceof z.ZodRecord) return type.valueType as z.ZodType;
  if (type instanceof z.ZodArray) return type.element as z.ZodType;
  if (type instanceof z.ZodTuple) return type.def.items[step as number] as z.ZodType | undefined;
  return undefined;
}

function unwrapped(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault ? unwrapped(type.unwrap() as z.ZodType) : type;
}
