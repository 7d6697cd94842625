import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MOST = 12;

/** A folder and those within it, but what is generated. */
function folders(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...inner.filter(({ name }) => name !== 'generated').flatMap(({ name }) => folders(join(folder, name)))];
}

test.each(['src/store', 'src/db', 'src/drafting', 'src/desk'].flatMap(folders))(
  '%s has few enough entries to be seen at once',
  (folder) => {
    expect(readdirSync(folder).filter((name) => name !== 'generated').length).toBeLessThanOrEqual(MOST);
  },
);
