import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MOST = 12;

/** What is generated, and the examples of the playground, which are data. */
const LEFT_OUT = ['generated', 'examples'];

/** A folder and those within it, but what is left out. */
function folders(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.filter(({ name }) => !LEFT_OUT.includes(name)).flatMap(({ name }) => folders(join(folder, name)))];
}

test.each(['src/store', 'src/db', 'src/features/drafting', 'src/features/desk/browser', 'src/http'].flatMap(folders))(
  '%s has few enough entries to be seen at once',
  (folder) => {
    expect(readdirSync(folder).filter((name) => name !== 'generated').length).toBeLessThanOrEqual(MOST);
  },
);
