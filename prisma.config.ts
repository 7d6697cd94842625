import { existsSync } from 'node:fs';
import { defineConfig } from 'prisma/config';

// Only the migrate and db commands need the schema engine, and every command would download it: this stands in for it.
const needsEngine = process.argv.some((argument) => argument === 'migrate' || argument === 'db');
if (!needsEngine) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

if (existsSync('.env')) process.loadEnvFile();

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL || 'postgresql://localhost:5432/communique' },
});
