/** What a reader of an article may ask, the query that asks it, and what the answer's `data` must be. */
export interface Question {
  asks: string;
  query: string;
  answer: object;
}

/** A list's answer: the rows that each hold one field. */
export const nodes = (field: string, ...values: unknown[]) => ({ nodes: values.map((value) => ({ [field]: value })) });
