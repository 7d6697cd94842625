// A generator for `prisma generate`. Writes src/model/generated/enums.ts, with the enums and the names of the models in
// prisma, for layers that do not depend on the database.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'enums', defaultOutput: 'enums.ts' }),
  onGenerate: async ({ generator, dmmf: { datamodel } }) => {
    const models = datamodel.models.map(({ name }) => `'${name}'`).join(' | ');
    const blocks = [
      '// Generated from prisma/*.prisma.',
      ...datamodel.enums.map(({ name, values }) =>
        enumOf(
          name,
          values.map((value) => value.name),
        ),
      ),
      `/** A model of prisma/*.prisma. */\nexport type ModelName = ${models};\n`,
    ];
    mkdirSync(dirname(generator.output.value), { recursive: true });
    writeFileSync(generator.output.value, blocks.join('\n\n'));
  },
});

function enumOf(name, values) {
  const lines = values.map((value) => `  ${value}: '${value}',`);
  return `export const ${name} = {\n${lines.join('\n')}\n} as const;\nexport type ${name} = keyof typeof ${name};`;
}
