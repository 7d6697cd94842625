import { datesIn } from '../../../drafting/language/dates.js';

/** The number of characters in which a byline or a dateline may end. */
const TOP = 600;

/** Returns the day in a byline or dateline: "By Ann Lee, 3 May 2019", "OSLO, May 3, 2019 (NTB) -". Empty if there is none. */
export function printedDay(text: string): string {
  const top = text.slice(0, TOP);
  const date = datesIn(top).find(
    ({ start, end, edtf, isAbsolute }) =>
      isAbsolute &&
      edtf?.length === 10 &&
      /(?:^|\n)\s*(?:By )?\p{Lu}[\p{L} .’'-]{1,60}, $/u.test(top.slice(0, start)) &&
      /^\s*(?:\n|$|[(–—-])/u.test(top.slice(end)),
  );
  return date?.edtf ?? '';
}
