/** In filters and orders, the arguments that contain objects. Each object, value and list of plain values is one. */
export function conditionsOf(args: Record<string, unknown>): number {
  return sum(Object.values(args).filter(holdsObjects).map(conditionsIn));
}

function conditionsIn(value: unknown): number {
  if (Array.isArray(value)) return value.some(holdsObjects) ? sum(value.map(conditionsIn)) : 1;
  return isObject(value) ? 1 + sum(Object.values(value).map(conditionsIn)) : 1;
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsObjects) : isObject(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
