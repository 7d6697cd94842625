import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readYaml } from '../../../src/features/mapping/read-yaml.js';
import { mappingShape } from '../../../src/features/mapping/shape.js';

const page = await readFile('docs/importing-data-sets.md', 'utf8');

test('the example in docs/importing-data-sets.md is a valid mapping', () => {
  const [, yaml] = /^```yaml mapping\n([^]*?)^```$/m.exec(page)!;
  expect(readYaml(yaml!, mappingShape).problems).toEqual([]);
});
