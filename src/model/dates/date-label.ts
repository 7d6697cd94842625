export const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Formats a partial date in words, as precisely as it is known, such as "March 2018" for 2018-03. See also `dateLabelSql`. */
export function dateLabel(edtf: string): string {
  const span = /^\[(.*)\.\.(.*)\]$/.exec(edtf);
  if (!span)
    return `${isApproximate(edtf) ? 'about ' : ''}${dateInWords(edtf.replace(/[?~%]$/, ''))}${isUncertain(edtf) ? ' (uncertain)' : ''}`;
  const [from, to] = [span[1]!, span[2]!];
  if (from === '') return `${dateInWords(to)} or earlier`;
  if (to === '') return `${dateInWords(from)} or later`;
  return `between ${dateInWords(from)} and ${dateInWords(to)}`;
}

export const isApproximate = (edtf: string): boolean => /[~%]$/.test(edtf);
export const isUncertain = (edtf: string): boolean => /[?%]$/.test(edtf);

/** Formats a year, month or day in words, such as 25 March 2018. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-');
  const years = String(Number(year));
  const name = month && monthName(month);
  if (!name) return years;
  return day ? `${Number(day)} ${name} ${years}` : `${name} ${years}`;
}

/** Returns the name of a month, given its number, such as 03. */
export const monthName = (month: string): string | undefined => MONTHS[Number(month) - 1];
