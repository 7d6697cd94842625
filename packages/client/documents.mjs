// A GraphQL Code Generator plugin that emits each document as a string, together with the fragments that it uses. Bundlers drop
// the strings that a program does not import, and browsers need not parse any.
import { Kind, print, visit } from 'graphql';

export function plugin(_schema, files) {
  const definitions = files.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]),
  );
  const used = (definition, found = new Set()) => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (found.has(value)) return;
        found.add(value);
        used(fragments.get(value), found);
      },
    });
    return found;
  };
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const constants = operations.map((operation) => {
    const name = operation.name.value;
    const text = [operation, ...[...used(operation)].sort().map((each) => fragments.get(each))].map(print).join('\n\n');
    const type = `DocumentText<${name}Query, ${name}QueryVariables>`;
    return `export const ${name}Document = ${JSON.stringify(text.replace(/\s+/g, ' '))} as ${type};`;
  });
  return { prepend: [`import type { DocumentText } from '../document-text.js';`], content: constants.join('\n') };
}
