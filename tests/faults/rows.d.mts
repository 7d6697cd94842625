export declare const ROWS: {
  row: number;
  fault: string;
  files: string[];
  tests?: string | string[];
  planted: string;
}[];
