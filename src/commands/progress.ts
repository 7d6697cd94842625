/** Milliseconds between two updates. */
const INTERVAL = 100;

/** A line on standard error that says how far a command has come. It is shown on terminals alone. */
interface ProgressLine {
  show: (text: string) => void;
  /** Removes the line before anything else is printed. */
  clear: () => void;
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
