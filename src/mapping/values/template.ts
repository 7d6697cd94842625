const HOLE = /\{([^{}]*)\}/g;
/** `{start-date as month}` prints a day as its month: March 2018. */
const AS_MONTH = / as month$/;
const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The columns that a template names: `{id}` and `{start-date}`. */
export function columnsOf(template: string): string[] {
  return [...template.matchAll(HOLE)].map(([, hole]) => hole!.replace(AS_MONTH, ''));
}

export function fill(template: string, valueOf: (column: string) => string): string {
  return template.replace(HOLE, (_, hole: string) => {
    const value = valueOf(hole.replace(AS_MONTH, ''));
    return AS_MONTH.test(hole) ? value.replaceAll(/\b\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?\b/g, monthOf) : value;
  });
}

/** 2018-03-25 and 2018-03 are "March 2018". */
function monthOf(date: string): string {
  return months.format(new Date(`${date.slice(0, 7)}-01T00:00:00Z`));
}
