/** A question about an article, the query for it, and the expected `data`. */
export interface Question {
  asks: string;
  query: string;
  answer: object;
}

/** The answer of a list whose rows have one field each. */
export const nodes = (field: string, ...values: unknown[]) => ({ nodes: values.map((value) => ({ [field]: value })) });
