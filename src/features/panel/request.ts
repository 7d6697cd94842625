import type { OccurrenceStatus, OfficeClass } from '../../model/generated/enums.js';
import { badUserInput } from '../../shared/errors.js';

/** The unit of a panel: what each row describes. */
export const PANEL_UNITS = { DYAD_YEAR: 'dyad-year', COUNTRY_YEAR: 'country-year', PERSON_YEAR: 'person-year' } as const;
export type PanelUnit = keyof typeof PANEL_UNITS;

/** The lists of states whose codes identify countries. */
export const PANEL_CODES = { COW: 'cow', GW: 'gw', ISO3: 'iso3' } as const;
export type PanelCodes = keyof typeof PANEL_CODES;

/** A request for a panel. */
export interface PanelRequest {
  unit: PanelUnit;
  from: number;
  to: number;
  codes: PanelCodes;
  /** Slugs of countries. */
  guest?: string | null;
  host?: string | null;
  status: OccurrenceStatus[];
  /** Only visits by people who held an office in one of these classes. */
  officeClass?: OfficeClass[] | null;
  where?: object | null;
}

export const [FIRST_YEAR, LAST_YEAR] = [1816, 2100];

/** @throws ClientError BAD_USER_INPUT */
export function checkPanelRequest({ unit, from, to, status, officeClass, guest, host }: PanelRequest): void {
  for (const [name, year] of Object.entries({ from, to })) {
    if (!(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR)) {
      throw badUserInput(`\`${name}\` must be a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);
    }
  }
  if (from > to) throw badUserInput(`\`from\` (${from}) must not be after \`to\` (${to}).`);
  if (unit === 'COUNTRY_YEAR' && guest != null && host != null) {
    throw badUserInput('A panel of countries takes `guest` or `host`, not both: use the panel of pairs.');
  }
  if (status.length === 0) throw badUserInput('`status` is empty: specify at least one status.');
  if (officeClass?.length === 0) throw badUserInput('`officeClass` is empty: specify at least one class, or omit it.');
}
