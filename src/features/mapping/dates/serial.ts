import { DAY_MS } from '../../../model/dates/partial-date.js';

/** The forms of serial days, with day 0 of each. The 1900 system includes a nonexistent 29 February 1900. */
const DAY_ZERO: Readonly<Record<string, number>> = {
  serial: Date.UTC(1899, 11, 30),
  'serial-1904': Date.UTC(1904, 0, 1),
};
/** Fewer digits may be a year, such as 1998. Five digits are days from 1927 on, or 1931 in the 1904 system. */
const PRINTED = /^(\d{5,6})(?:\.\d+)?$/;

export function isSerialForm(form: string): boolean {
  return form in DAY_ZERO;
}

/** Reads the serial number of a day, such as 35920 for 5 May 1998. The time of day, after the point, is ignored. */
export function readSerial(form: string, value: string): string | null {
  const days = PRINTED.exec(value)?.[1];
  return days === undefined ? null : dayOfSerial(Number(days), form === 'serial-1904');
}

/** Converts a serial number to a day such as `1998-05-05`; null before the first day or after the year 9999. */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial);
  // Before its 29 February, the 1900 system is a day behind.
  const offset = !is1904 && days < 60 ? 1 : 0;
  if (!(days >= (is1904 ? 0 : 1)) || days > 2_958_465 || (!is1904 && days === 60)) return null;
  const zero = DAY_ZERO[is1904 ? 'serial-1904' : 'serial']!;
  return new Date(zero + (days + offset) * DAY_MS).toISOString().slice(0, 10);
}
