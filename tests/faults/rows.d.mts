export declare const ROWS: { row: number; fault: string; files: string[]; tests?: string; planted: string }[];
