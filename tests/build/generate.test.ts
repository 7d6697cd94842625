import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, inject, test } from 'vitest';

const PRISMA = 'node_modules/prisma/build/index.js';
const CODEGEN = 'node_modules/@graphql-codegen/cli/esm/bin.js';
const TYPED = ['gql.ts', 'graphql.ts', 'index.ts'];
const GENERATED = {
  [PRISMA]: ['src/db/generated/client.ts', 'src/db/generated/stored-models.ts', 'src/model/generated/enums.ts'],
  [CODEGEN]: TYPED.map((name) => `src/features/pages/generated/${name}`),
};
const PAGE = 'src/features/pages/a/a.graphql';

let folder: string;

/** A checkout whose generators write empty files, log their names in `ran`, and fail if a file named `broken` exists. */
beforeEach(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'generate-'));
  await cp('src/build', join(folder, 'src/build'), { recursive: true });
  for (const [program, files] of Object.entries(GENERATED)) {
    await write(
      program,
      `const fs = require('node:fs');
      fs.appendFileSync('ran', ${JSON.stringify(`${program} `)});
      if (fs.existsSync('broken')) process.exit(1);
      for (const file of ${JSON.stringify(files)}) {
        fs.mkdirSync(require('node:path').dirname(file), { recursive: true });
        fs.writeFileSync(file, '');
      }`,
    );
  }
  await write('src/db/prisma.ts', '');
  await write('prisma/schema.prisma', 'model A {}');
  await write('schema.graphql', 'type Query { a: Int }');
  await write(PAGE, '{ a }');
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Returns the generators that ran. @throws if the command failed */
async function generate(...options: string[]): Promise<string[]> {
  await writeFile(join(folder, 'ran'), '');
  await promisify(execFile)(process.execPath, [join(folder, 'src/build/generate.mjs'), ...options]);
  return (await readFile(join(folder, 'ran'), 'utf8')).split(' ').filter(Boolean).sort();
}

test('a generator runs only if its sources have changed or its files are missing', async () => {
  expect(await generate()).toEqual([CODEGEN, PRISMA]);
  expect(await generate()).toEqual([]);
  await write(PAGE, '{ a b: a }');
  expect(await generate()).toEqual([CODEGEN]);
  await write('prisma/webhooks.prisma', 'model B {}');
  expect(await generate()).toEqual([PRISMA]);
  await rm(join(folder, 'src/features/pages/generated/gql.ts'));
  expect(await generate()).toEqual([CODEGEN]);
  await rm(join(folder, 'src/features'), { recursive: true });
  expect(await generate()).toEqual([]);
});

test('a failing generator is an error and runs again next time, and an unchecked build keeps its earlier output', async () => {
  await write('broken', '');
  await expect(generate()).rejects.toMatchObject({ code: 1 });
  await expect(generate('--unchecked')).rejects.toMatchObject({ code: 1 });
  await rm(join(folder, 'broken'));
  await generate();

  await write('broken', '');
  await write(PAGE, '{ later }');
  await expect(generate()).rejects.toMatchObject({ code: 1 });
  expect(await generate('--unchecked')).toEqual([CODEGEN]);
  await rm(join(folder, 'broken'));
  expect(await generate()).toEqual([CODEGEN]);
  expect(await generate()).toEqual([]);
});
