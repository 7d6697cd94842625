import { capitalize } from '../../shared/capitals.js';
import type { Kind } from './kind.js';

/** The labels of fields that several kinds have. */
const LABELS: Readonly<Record<string, string>> = { aliases: 'Other names', end: 'To', places: 'Cities', start: 'From' };

/** The label of a field: that which its kind gives it, or its name in words. */
export function fieldLabel({ labels = {} }: Pick<Kind, 'labels'>, field: string): string {
  const printed = /^(.*)AsPrinted$/.exec(field)?.[1];
  if (printed !== undefined) return `${fieldLabel({ labels }, printed)}, as printed`;
  return labels[field] ?? LABELS[field] ?? capitalize(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
