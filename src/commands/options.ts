/** Collects the values of an option that may be given several times. */
export function collectValues(value: string, values: string[] = []): string[] {
  return [...values, value];
}

/** Examples for the help of a command. */
export function exampleLines(...examples: readonly string[]): string {
  return ['', 'Examples:', ...examples.map((example) => `  $ npx communique ${example}`)].join('\n');
}
