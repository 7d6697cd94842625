import { readFile, writeFile } from 'node:fs/promises';

/** Writes a generated file; with --check, fails if it is out of date. `script` is the npm script that writes it. */
export async function writeOrCheck(
  file: string,
  text: string,
  script: string,
  onChange: (before: string, after: string) => void = () => {},
): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  if (text === before) return;
  if (before) onChange(before, text);
  if (process.argv.includes('--check')) {
    console.error(`${file} is out of date. Run \`npm run ${script}\`.`);
    process.exitCode = 1;
    return;
  }
  await writeFile(file, text);
  console.log(`${file} written`);
}
