const HOLE = /\{([^{}]*)\}/g;

/** The columns that a template names: `{id}` and `{start-date}`. */
export function columnsOf(template: string): string[] {
  return [...template.matchAll(HOLE)].map(([, column]) => column!);
}

export function fill(template: string, valueOf: (column: string) => string): string {
  return template.replace(HOLE, (_, column: string) => valueOf(column));
}
