import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readYaml } from '../../../src/model/read/read.js';
import { MAPPING_CODES } from '../../../src/features/mapping/problem.js';
import { mappingShape } from '../../../src/features/mapping/shape.js';

const page = await readFile('docs/importing-data-sets.md', 'utf8');

test('docs/importing-data-sets.md lists every code with its sentence', () => {
  const rows = [...page.matchAll(/^- `([a-z-]+)`: (.+)$/gm)].map(([, code, sentence]) => [code, sentence]);
  expect(rows).toEqual(expect.arrayContaining(Object.entries(MAPPING_CODES)));
});

test('the example in docs/importing-data-sets.md is a valid mapping', () => {
  const [, yaml] = /^```yaml mapping\n([^]*?)^```$/m.exec(page)!;
  expect(readYaml(yaml!, mappingShape).problems).toEqual([]);
});
