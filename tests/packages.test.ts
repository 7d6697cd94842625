import { readFile } from 'node:fs/promises';
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

const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
const named = (matches: (each: Package) => unknown) => installed.filter(([, each]) => matches(each)).map(([path]) => path);

test('no package is deprecated, and each is pinned by its hash', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(named(({ deprecated }) => deprecated)).toEqual([]);
  expect(named(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test('packages come only from npm', () => {
  expect(named(({ resolved }) => resolved)).toEqual([]); // without an address it is npm's own
});

test('no production package runs a script when it is installed', () => {
  // It only warns of versions that are not pinned.
  expect(named(({ hasInstallScript, dev, devOptional }) => hasInstallScript && !dev && !devOptional)).toEqual([
    'node_modules/@apollo/protobufjs',
  ]);
});

test('npm refuses a Node version that the project does not support, and no package requires a newer one', async () => {
  expect(await readFile('.npmrc', 'utf8')).toMatch(/^engine-strict=true$/m);
  const newer = /^>=\s*(?:2[1-9]|[3-9]\d)[^|]*$/;
  expect(named(({ engines }) => newer.test(engines?.node ?? ''))).toEqual([]);
});
