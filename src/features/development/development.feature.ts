import type { Feature } from '../../http/feature.js';

/** Commands for developers of the program. */
export const development: Feature = {
  name: 'development',
  commands: {
    explain: {
      group: 'Development',
      summary: 'Print the plan and the SQL of a GraphQL operation',
      load: async () => (await import('./explain.command.js')).explainCommand,
    },
    migration: {
      group: 'Development',
      summary: 'Draft a migration from the Prisma schema',
      load: async () => (await import('./migration.command.js')).migrationCommand,
    },
    schema: {
      group: 'Development',
      summary: 'Write the GraphQL schema',
      load: async () => (await import('./schema.command.js')).schemaCommand,
    },
    'annotation-schema': {
      group: 'Development',
      summary: 'Write the JSON Schema of annotations',
      load: async () => (await import('./annotation-schema.command.js')).annotationSchemaCommand,
    },
  },
};
