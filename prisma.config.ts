import { defineConfig } from 'prisma/config';

// Only the CLI's migrate commands need the schema engine; without this, generate and validate try to download it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || 'postgresql://localhost:5432/communique' },
});
