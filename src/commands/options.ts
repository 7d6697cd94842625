/** Collects the values of an option that may be repeated. */
export function collectValues(value: string, values: string[] = []): string[] {
  return [...values, value];
}

/** Formats examples for the help of a command. */
export function exampleLines(...examples: readonly string[]): string {
  return ['', 'Examples:', ...examples.map((example) => `  $ npx communique ${example}`)].join('\n');
}
