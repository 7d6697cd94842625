/** The channel on which the triggers of the migrations tell that something was committed. */
export const CHANNEL = 'communique_data';

/** Who is told of what any process commits. */
export interface ChangeListener {
  /** Changes are told from here on, and again after an interruption; those in between were not. */
  listening(): void;
  /** Something was committed; whoever reads now sees it. */
  changed(payload: string): void;
  /** Until `listening`, changes are not told. */
  interrupted(): void;
}
