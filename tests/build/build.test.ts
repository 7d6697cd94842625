import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { build as buildProject } from '../support/process.js';

/** A copy of the files that build the project, without the packages that they need. */
async function bare(change: (manifest: string) => string = (manifest) => manifest): Promise<string> {
  const folder = await mkdtemp(join(inject('runFolder'), 'bare-'));
  await cp('src/build', join(folder, 'src/build'), { recursive: true });
  await writeFile(join(folder, 'package.json'), change(await readFile('package.json', 'utf8')));
  return folder;
}

const build = (folder: string) => promisify(execFile)(process.execPath, [join(folder, 'src/build/build.mjs')]);

test('if nothing is built and the build fails, one line says what to run', async () => {
  const error: unknown = await build(await bare()).catch((thrown: unknown) => thrown);
  const stderr = 'Nothing is built, and the development packages are not installed. Run `npm ci && npm run build` first.\n';
  expect(error).toMatchObject({ code: 1, stdout: '', stderr });
});

test('an existing build is used if it cannot be built again', async () => {
  const folder = await bare();
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist/built-from'), 'other sources');
  expect(await build(folder)).toEqual({ stdout: '', stderr: '' });
});

test("the package's bin runs the build, with and without the build script next to it", async () => {
  await buildProject();
  const { bin, version } = JSON.parse(await readFile('package.json', 'utf8')) as Record<'version', string> & { bin: object };
  const folder = await bare();
  await symlink(resolve('dist'), join(folder, 'dist'));
  for (const program of Object.values(bin) as string[]) {
    const run = () => promisify(execFile)(join(folder, program), ['--version'], { cwd: tmpdir() });
    expect(await run()).toEqual({ stdout: `${version}\n`, stderr: '' });
    await rm(join(folder, 'src/build/build.mjs'));
    expect(await run()).toEqual({ stdout: `${version}\n`, stderr: '' });
  }
});

test('an older version of Node is refused with a one-line message', async () => {
  const folder = await bare((manifest) => manifest.replace('"node": ">=20.19"', '"node": ">=99.1"'));
  const error: unknown = await build(folder).catch((thrown: unknown) => thrown);
  const stderr = `Node ${process.versions.node} is too old: the project needs >=99.1.\n`;
  expect(error).toMatchObject({ code: 1, stdout: '', stderr });
});

test('an open-file limit that is too low is reported in one line, before the build and by the program', async ({ skip }) => {
  skip(process.platform !== 'linux', 'other systems do not report the number of open files');
  await buildProject();
  const folder = await bare();
  const run = (program: string) =>
    promisify(execFile)('sh', ['-c', 'ulimit -n 64 && exec "$0" "$1"', process.execPath, program], { cwd: folder });
  for (const program of [join(folder, 'src/build/build.mjs'), resolve('dist/programs/main.js')]) {
    const error: unknown = await run(program).catch((thrown: unknown) => thrown);
    const stderr = expect.stringMatching(/^This process can open only 64 files; the \w+ needs 256\. Raise the limit: .*\.\n$/);
    expect(error).toMatchObject({ code: 1, stdout: '', stderr });
  }
});
