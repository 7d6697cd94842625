/** No spool takes more of the disk than this part of what all may have together. */
const SHARE = 1 / 4;

/** Bytes of the disk that the spools of this process may take together. */
export class SpoolRoom {
  #taken = 0;

  constructor(private readonly bytes: number) {}

  get share(): number {
    return this.bytes * SHARE;
  }

  /** Whether there was as much room. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.bytes) return false;
    this.#taken += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}
