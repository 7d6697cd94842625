import type { ProgramCommands } from '../http/command.js';

/** The commands of the core. Features add their own. */
export const CORE_COMMANDS: ProgramCommands = {
  seed: {
    group: 'Sources',
    summary: 'Import annotations, by default those of the project',
    load: async () => (await import('./seed.command.js')).seedCommand,
  },
  validate: {
    group: 'Sources',
    summary: 'Report every problem of annotations',
    load: async () => (await import('./validate.command.js')).validateCommand,
  },
  passage: {
    group: 'Sources',
    summary: 'Print the hash of a text, and where words occur in it',
    load: async () => (await import('./passage.command.js')).passageCommand,
  },
  fill: {
    group: 'Sources',
    summary: 'Replace quoted words in annotations with their offsets',
    load: async () => (await import('./fill.command.js')).fillCommand,
  },
  'set-up': {
    group: 'Store',
    summary: 'Create, migrate and seed the embedded store',
    load: async () => (await import('./set-up.command.js')).setUpCommand,
  },
  migrate: {
    group: 'Store',
    summary: 'Apply the migrations that the store lacks',
    load: async () => (await import('./migrate.command.js')).migrateCommand,
  },
  'accept-loss': {
    group: 'Store',
    summary: 'Reopen an embedded store that has lost acknowledged changes',
    load: async () => (await import('./accept-loss.command.js')).acceptLossCommand,
  },
  token: {
    group: 'Clients',
    summary: 'Print a token signed with JWT_SECRET, for development',
    load: async () => (await import('./token.command.js')).tokenCommand,
  },
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
};
