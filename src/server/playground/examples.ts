import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../root.js';

/** In the package's root, since the compiler does not copy .graphql files. Codegen and the tests read them too. */
const FOLDER = join(ROOT, 'src/server/playground/examples');

export interface Example {
  name: string;
  /** A GraphQL document. It begins with the question that it answers, as a comment. */
  query: string;
  /** Values for the document's variables as JSON text, from `<name>.variables.json`. */
  variables?: string;
}

/** The example queries, in the order of their numbered file names. */
export async function readExamples(): Promise<Example[]> {
  const files = (await readdir(FOLDER)).sort();
  const read = (file: string) => readFile(join(FOLDER, file), 'utf8');
  const documents = files
    .filter((file) => file.endsWith('.graphql'))
    .map(async (file) => {
      const name = file.replace(/\.graphql$/, '');
      const variables = `${name}.variables.json`;
      const query = await read(file);
      return files.includes(variables) ? { name, query, variables: await read(variables) } : { name, query };
    });
  return Promise.all(documents);
}
