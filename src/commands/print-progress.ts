import type { Progress } from '../features/mapping/survey-files.js';

/** Records between two lines where no terminal can overwrite one. */
const STEP = 50_000;
const STEP_ON_TERMINAL = 1_000;

/** Says on stderr how many records of a file have been read. */
export function printProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const step = stream.isTTY ? STEP_ON_TERMINAL : STEP;
  return (file, records) => {
    if (records % step === 0) stream.write(`${file}: ${records} records${stream.isTTY ? '\r' : '\n'}`);
  };
}
