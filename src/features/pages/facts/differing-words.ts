import { capitalize } from '../../../shared/capitals.js';
import { dateText } from '../dates/date-text.js';
import type { FactField, KeptBecause, OccurrenceStatus, VisitKind } from '../generated/graphql.js';
import { plain, STATUS, VISIT_KIND } from '../words.js';

// Labels for fields on which sources disagree, and for their values.

export const DATES: readonly FactField[] = ['START', 'END'];

export const REASON: Record<KeptBecause, string> = {
  NEWEST: 'This is the newest source.',
  MORE_PRECISE: 'This is the most precise date that agrees with the newest source.',
  FIRST_BY_NAME: 'These sources were published on the same day. The first by name is shown.',
  UNDATED: 'One of these sources has no date, so it is not known which is newer. Either value may be right.',
  UNITED: 'The lists have no entry in common. All entries are shown.',
  NONE_FITS: 'No value is shown, because it contradicts a newer one.',
};

interface Field {
  kind: string;
  field: FactField;
}

export function valueText({ kind, field }: Field, { value, label }: { value: string; label: string }): string {
  if (DATES.includes(field)) return dateText({ edtf: value });
  if (field === 'STATUS' && value in STATUS) return STATUS[value as OccurrenceStatus];
  if (kind === 'VISIT' && field === 'KIND') return VISIT_KIND[value as VisitKind];
  if (field === 'PLACES') return label;
  return /^[A-Z_]+$/.test(label) ? plain(label) : label;
}

/** Turns GUEST_COUNTRY into "Guest country". */
export function fieldName(field: FactField): string {
  const names: Partial<Record<FactField, string>> = { START: 'First day', END: 'Last day', DURATION_DAYS: 'Days' };
  return names[field] ?? capitalize(plain(field));
}
