import { capitalize } from '../../shared/capitals.js';
import type { Kind } from '../../model/kinds/kind.js';

/** Labels of fields that several kinds share. */
const LABELS: Readonly<Record<string, string>> = { aliases: 'Other names', end: 'To', places: 'Cities', start: 'From' };

/** Returns a field's label: the one that its kind declares or, by default, the field's name in words. */
export function fieldLabel({ labels = {} }: Pick<Kind, 'labels'>, field: string): string {
  const printed = /^(.*)AsPrinted$/.exec(field)?.[1];
  if (printed !== undefined) return `${fieldLabel({ labels }, printed)}, as printed`;
  return labels[field] ?? LABELS[field] ?? capitalize(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}
