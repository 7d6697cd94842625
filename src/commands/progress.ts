/** Milliseconds between two updates. */
const INTERVAL = 100;

/** A line on standard error that shows the progress of a command. Shown only on terminals. */
interface ProgressLine {
  show: (text: string) => void;
  /** Removes the line. Call it before printing anything else. */
  clear: () => void;
}

export async function withProgressLine<Result>(work: (show: ProgressLine['show']) => Promise<Result>): Promise<Result> {
  const line = progressLine();
  try {
    return await work(line.show);
  } finally {
    line.clear();
  }
}

export function progressLine(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr): ProgressLine {
  let shownAt = 0;
  return {
    show(text) {
      if (!stream.isTTY || Date.now() - shownAt < INTERVAL) return;
      shownAt = Date.now();
      stream.write(`${text}\x1b[K\r`);
    },
    clear() {
      if (shownAt > 0) stream.write('\x1b[K');
      shownAt = 0;
    },
  };
}
