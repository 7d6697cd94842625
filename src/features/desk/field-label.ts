import { capitalize } from '../../shared/capitals.js';
import type { Kind } from '../../model/kinds/kind.js';

/** The labels of fields that several kinds have. */
const LABELS: Readonly<Record<string, string>> = { aliases: 'Other names', end: 'To', places: 'Cities', start: 'From' };

/** Returns the label of a field: the one from its kind, or else its name in words. */
export function fieldLabel({ labels = {} }: Pick<Kind, 'labels'>, field: string): string {
  const printed = /^(.*)AsPrinted$/.exec(field)?.[1];
  if (printed !== undefined) return `${fieldLabel({ labels }, printed)}, as printed`;
  return labels[field] ?? LABELS[field] ?? capitalize(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
