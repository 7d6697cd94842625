/**
 * Mutants that no test can or should detect, with the reason. They are identified by file, changed line and change; `*` matches
 * any text.
 */
export const EXPLAINED = [
  {
    ...{ file: 'src/model/kinds/*', line: "thing: '*", change: '* → ""' },
    why: 'Words of descriptions: `npm run check` compares them with schema.graphql.',
  },
  {
    ...{ file: 'src/model/kinds/*', line: "*.describe('*", change: '* → ""' },
    why: 'Words of descriptions: `npm run check` compares them with annotation.schema.json.',
  },
  {
    ...{ file: 'src/model/rules/*', line: "sentence: '*", change: '* → ""' },
    why: 'Words of descriptions: `npm run check` compares them with schema.graphql.',
  },
  {
    ...{ file: 'src/model/read/parse-in-parts.ts', line: 'if (!parts) return null;', change: '!parts → true' },
    why: 'A file that is parsed whole gives the same, and takes more memory.',
  },
  {
    ...{ file: 'src/model/read/parse*.ts', line: '*', change: '*range?.[0] → *range[0]' },
    why: 'A node that the parser made has a range; the types allow one without.',
  },
  {
    ...{ file: 'src/features/desk/drafts/review-draft.ts', line: '*words(*', change: '* → ""' },
    why: 'Words of a description: a mutation shows none of its shapes.',
  },
  {
    ...{ file: 'src/features/desk/browser/keep/check.ts', line: 'for (let length = *', change: 'length > 0 → length >= 0' },
    why: 'No entry has the empty place.',
  },
  {
    ...{ file: 'src/model/read/parse-in-parts.ts', line: '*MOST_KEYS*', change: '++keys > MOST_KEYS → false' },
    why: 'A file of many keys is parsed whole, and gives the same.',
  },
  {
    ...{ file: 'src/features/editing/threads/convert.ts', line: "if (text === '') return value;", change: '* → false' },
    why: 'In no text no words are found: the same, after a copy.',
  },
  {
    ...{ file: 'src/query/sql/rows.sql.ts', line: 'const isWhole = *', change: '*.every(* → *.some(*' },
    why: 'A page reads the whole order, or only ranges of it.',
  },
  {
    ...{
      file: 'src/query/sql/rows.sql.ts',
      line: "if (source.kind === 'all' && isWhole)*",
      change: "source.kind === 'all' → true",
    },
    why: 'Only the count of a list at the root looks for how its page began.',
  },
  {
    ...{ file: 'src/model/read/read.ts', line: 'const others = annotation.safeParse(*', change: '* → {}' },
    why: 'A file that is parsed whole gives the same, and takes more memory.',
  },
  {
    ...{ file: 'src/features/desk/drafts/*', line: "if (issue) refuse('SHAPE', *", change: '\'.\' → ""' },
    why: 'The path of a field has one step.',
  },
  {
    ...{ file: 'src/features/desk/drafts/save-draft.ts', line: 'const taken = *', change: '{ startsWith: base } → {}' },
    why: 'More slugs than needed are read, and the same one is free.',
  },
];

/** Returns the reason for a mutant, or undefined. */
export function explanationOf({ file, source, original, replacement }) {
  const change = `${original} → ${replacement}`;
  const found = EXPLAINED.find((each) => fits(each.file, file) && fits(each.line, source) && fits(each.change, change));
  return found?.why;
}

function fits(pattern, text) {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(text);
}
