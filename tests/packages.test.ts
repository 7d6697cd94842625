import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Package {
  dev?: boolean;
  devOptional?: boolean;
  deprecated?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  engines?: { node?: string };
}

const FOLDERS = ['.', 'bench', 'tests/clients', 'tests/mutants'];
const packagesIn = async (folder: string) => {
  const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: Record<string, Package> };
  return Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
};
const installed = await packagesIn('.');
const named = (matches: (each: Package) => unknown, of = installed) =>
  of.filter(([, each]) => matches(each)).map(([path]) => path);

test('no package is deprecated, and each is pinned by its hash', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(named(({ deprecated }) => deprecated)).toEqual([]);
  expect(named(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test.each(FOLDERS)('packages of %s are installed only from npm', async (folder) => {
  expect(named(({ resolved }) => resolved, await packagesIn(folder))).toEqual([]); // without an address, it is npm's
});

test('production does not install build tools, which are optional peer dependencies of its packages', () => {
  const tools = ['node_modules/prisma', 'node_modules/typescript', 'node_modules/typescript-native'];
  expect(named(({ dev }) => dev)).toEqual(expect.arrayContaining(tools));
  expect(named(({ devOptional }) => devOptional)).toEqual([]);
});

test('no production package runs an install script', () => {
  // It only warns about versions that are not pinned.
  expect(named(({ hasInstallScript, dev, devOptional }) => hasInstallScript && !dev && !devOptional)).toEqual([
    'node_modules/@apollo/protobufjs',
  ]);
});

test('npm refuses a Node version that the project does not support, and no package requires a newer one', async () => {
  expect(await readFile('.npmrc', 'utf8')).toMatch(/^engine-strict=true$/m);
  const newer = /^>=\s*(?:2[1-9]|[3-9]\d)[^|]*$/;
  expect(named(({ engines }) => newer.test(engines?.node ?? ''))).toEqual([]);
});
