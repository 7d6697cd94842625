import { readFile, writeFile } from 'node:fs/promises';
import { OperatorError } from '../../shared/operator-error.js';

interface Written {
  /** Whether to report an outdated file as an error instead of writing it. */
  isCheck: boolean;
  /** The command that writes the file. */
  command: string;
  onChange?: (before: string, after: string) => void;
}

/** Writes a generated file, or checks that it is up to date. @throws OperatorError if the check fails */
export async function writeOrCheck(file: string, text: string, { isCheck, command, onChange }: Written): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  if (text === before) return;
  if (before) onChange?.(before, text);
  if (isCheck) throw new OperatorError(`${file} is out of date. Run \`npx communique ${command}\`.`);
  await writeFile(file, text);
  console.log(`${file} written`);
}
