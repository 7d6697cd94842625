import { median, quantile } from '../drive.mjs';
import { number, table } from '../report.mjs';

const BOUND = 8;
const KINDS = ['rare', 'frequent', 'absent'];
const SELECTED = ['page', 'counted'];

/** Reports each condition's time relative to the plain page, sums over combinations, and everything above the bound. */
export function report(measured) {
  const base = median(measured.map(({ base }) => base));
  const over = measured.filter(({ ratio }) => ratio > BOUND).sort((a, b) => b.ratio - a.ratio);
  return [
    `${measured.length} queries, generated from the schema, all with the same results as plain SQL. The plain page took ${number(base, 1)} ms; ${measured.length - over.length} queries take at most ${BOUND} times as long, ${over.length} longer. Each cell shows that ratio and the buffers.`,
    `### By condition\n\n${byCondition(measured.filter(({ operator }) => !operator))}`,
    `### NOT, OR and AND of them, counted\n\n${summary(measured.filter(({ operator }) => operator))}`,
    `### Over ${BOUND} times a plain page\n\n${over.length > 0 ? worst(over) : 'None.'}`,
  ].join('\n\n');
}

function byCondition(measured) {
  const rows = grouped(measured, ({ list, title }) => `${list}: ${title}`);
  const columns = SELECTED.flatMap((selected) => KINDS.map((kind) => ({ selected, kind })));
  return table(
    ['', ...columns.map(({ selected, kind }) => `${kind}, ${selected}`)],
    [...rows].map(([title, cells]) => [
      title,
      ...columns.map((column) => {
        const cell = cells.find(({ selected, kind }) => selected === column.selected && kind === column.kind);
        return cell ? `${number(cell.ratio, 1)} (${number(cell.buffers, 0)})` : '';
      }),
    ]),
  );
}

function grouped(measured, keyOf) {
  const groups = new Map();
  for (const each of measured) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

function summary(measured) {
  const rows = [...grouped(measured, ({ operator, kind }) => `${operator}, ${kind}`)].map(([title, cells]) => {
    const ratios = cells.map(({ ratio }) => ratio).sort((a, b) => a - b);
    const quantiles = [0.5, 0.95].map((q) => number(quantile(ratios, q), 1));
    return [title, number(ratios.length, 0), ...quantiles, number(ratios.at(-1), 1)];
  });
  return table(['', 'queries', 'median', 'p95', 'maximum'], rows);
}

function worst(over) {
  return table(
    ['', '', 'ms', '÷ plain page', 'buffers', 'read whole'],
    over.map(({ list, title, kind, selected, milliseconds, ratio, buffers, whole }) => [
      `${list}: ${title}`,
      `${kind}, ${selected}`,
      number(milliseconds, 1),
      number(ratio, 1),
      number(buffers, 0),
      whole.join(', '),
    ]),
  );
}
