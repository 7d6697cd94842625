interface CalendarDate {
  /** 1 for a year, 2 for a month, 3 for a day. */
  precision: number;
  min: number;
  max: number;
}

/** Parses 2018, 2018-03 or 2018-03-25. Replaces the package `edtf` in the browser. @throws RangeError */
export default function edtf(text: string): CalendarDate {
  const [year, month, day] = text.split('-').map(Number) as [number, number | undefined, number | undefined];
  const isDay = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toISOString().startsWith(text);
  if (!isDay) throw new RangeError(`${text} is not a date`);
  const [precision, min] = [text.split('-').length, Date.UTC(year, (month ?? 1) - 1, day ?? 1)];
  const next = { 1: [year + 1, 0, 1], 2: [year, month ?? 0, 1], 3: [year, (month ?? 1) - 1, (day ?? 0) + 1] }[precision]!;
  return { precision, min, max: Date.UTC(...(next as [number, number, number])) - 1 };
}
