import { countCodePoints } from '../text/code-points.js';
import { spanOf } from '../kinds/fields.js';
import type { Rule } from '../rule.js';

/** A quote is cited where it stands: its first citation spans exactly its words. */
export const quoteCitedWhereItStands: Rule = ({ statements }, { text }) =>
  Object.entries(statements).flatMap(([key, statement]) => {
    if (statement.kind === 'PARAPHRASE') return [];
    const { start, end, exact } = spanOf(statement.cite[0]!);
    const path = ['statements', key, 'cite', 0];
    const length = countCodePoints(statement.text);
    if (length !== end - start) {
      return [
        {
          path,
          message: `the quote is ${length} code points long, its first citation [${start}, ${end}] ${end - start}`,
        },
      ];
    }
    const printed = text?.slice(start, end) ?? exact ?? statement.text;
    if (printed === statement.text) return [];
    const quoted = JSON.stringify(statement.text);
    return [
      { path, message: `the first citation [${start}, ${end}] has ${JSON.stringify(printed)}, the quote is ${quoted}` },
    ];
  });
