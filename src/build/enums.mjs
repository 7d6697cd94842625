// A generator for `prisma generate`. Writes src/model/generated/enums.ts, with the Prisma enums, their descriptions for the
// API, and the names of the models, for layers that do not depend on the database.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import generatorHelper from '@prisma/generator-helper';

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'enums', defaultOutput: 'enums.ts' }),
  onGenerate: async ({ generator, dmmf: { datamodel } }) => {
    const models = datamodel.models.map(({ name }) => `'${name}'`).join(' | ');
    const described = datamodel.enums.filter(({ values }) => values.every(({ documentation }) => documentation));
    const blocks = [
      '// Generated from prisma/*.prisma.',
      ...datamodel.enums.map(enumOf),
      `/** The enums whose values are described. */\nexport const DESCRIBED_ENUMS: Record<string, DescribedEnum> = {\n${described.map(descriptionOf).join('\n')}\n};`,
      `interface DescribedEnum {\n  values: Record<string, string>;\n  description: string;\n  descriptions: Record<string, string>;\n}`,
      `/** A model of prisma/*.prisma. */\nexport type ModelName = ${models};\n`,
    ];
    mkdirSync(dirname(generator.output.value), { recursive: true });
    writeFileSync(generator.output.value, blocks.join('\n\n'));
  },
});

function enumOf({ name, values }) {
  const lines = values.map((value) => `  ${value.name}: '${value.name}',`);
  return `export const ${name} = {\n${lines.join('\n')}\n} as const;\nexport type ${name} = keyof typeof ${name};`;
}

function descriptionOf({ name, documentation, values }) {
  const descriptions = Object.fromEntries(values.map((value) => [value.name, value.documentation]));
  return `  ${name}: { values: ${name}, description: ${JSON.stringify(documentation)}, descriptions: ${JSON.stringify(descriptions)} },`;
}
