import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The generator of operations that the tests use, with the modules of the built server. */
export async function loadGenerator(server) {
  const { default: typescript } = await import(pathToFileURL(join(server, 'node_modules/typescript/lib/typescript.js')));
  const source = readFileSync(join(server, 'tests/support/operations.ts'), 'utf8');
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2022 },
  });
  const from = (path) => JSON.stringify(pathToFileURL(join(server, path)).href);
  const text = outputText
    .replace(/'fast-check'/, from('node_modules/fast-check/lib/fast-check.js'))
    .replace(/'graphql'/, from('node_modules/graphql/index.js'))
    .replace(/'\.\.\/\.\.\/src\//, `'${pathToFileURL(join(server, 'dist/src/')).href}`);
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
