/** Formats examples for the help of a command. */
export function exampleLines(...examples: readonly string[]): string {
  return ['', 'Examples:', ...examples.map((example) => `  $ npx communique ${example}`)].join('\n');
}
