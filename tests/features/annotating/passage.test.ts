import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { build, start } from '../../support/process.js';
import { sample } from '../../support/thorough.js';

const folder = inject('runFolder');
const TEXT = join(folder, 'passage.txt');

beforeAll(async () => {
  await build();
  await writeFile(TEXT, '𝕏 said:\n“😀 well, well”\n');
  await writeFile(join(folder, 'latin-1.txt'), Buffer.from([0xe9]));
});

async function passage(...args: string[]) {
  const running = start('communique passage', folder, {}, args);
  return { code: await running.ended, ...running.output() };
}
const about = 'sha256: 66d54b780672d363fc74caebc32a866ca8208ee28536ad9ef5a54dc934b7fb2d\nlength: 23\n';

describe('the passage command', () => {
  test('prints only the hash and the length if no words are specified', async () => {
    expect(await passage('--text', TEXT)).toEqual({ code: 0, stdout: about, stderr: '' });
  });

  test('prints each occurrence in code points, with its line', async () => {
    const stdout = `${about}[11, 15] line 2\n[17, 21] line 2\n`;
    expect(await passage('--text', TEXT, 'well')).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('prints passages for several strings, including strings from a file', async () => {
    const words = join(folder, 'words.txt');
    await writeFile(words, '😀 … well”\n\nsaid\n');
    const stdout = `${about}"well,  well"\n[11, 21] line 2\n"😀 … well”"\n[9, 22] line 2\n"said"\n[2, 6] line 1\n`;
    expect(await passage('--text', TEXT, '--words', words, 'well,  well')).toEqual({ code: 0, stdout, stderr: '' });
  });

  test('prints the passages that it finds, even if other words are not found', async () => {
    const { code, stdout, stderr } = await passage('--text', TEXT, 'good', 'said', 'Well, Well');
    expect([code, stdout]).toEqual([1, `${about}"good"\n"said"\n[2, 6] line 1\n"Well, Well"\n`]);
    expect(stderr).toBe(
      `${TEXT} does not contain "good"\n${TEXT} does not contain "Well, Well": did you mean "well, well" on line 2?\n`,
    );
  });

  const refused: [string, string[], number, string][] = [
    ['no words', ['--text', TEXT, ''], 2, 'error: the words to find are empty'],
    ['a missing text', ['--text', 'nowhere.txt'], 1, 'nowhere.txt cannot be read'],
    ['a text that is not UTF-8', ['--text', 'latin-1.txt'], 1, 'latin-1.txt is not UTF-8'],
    ['other words', ['--text', TEXT, 'good'], 1, `${TEXT} does not contain "good"`],
  ];

  test.each(sample(refused, 4))('%s is refused with a one-line message', async (_what, args, exitCode, line) => {
    const { code, stderr } = await passage(...args);
    expect(code).toBe(exitCode);
    expect(stderr.startsWith(line)).toBe(true);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
