import type { z } from 'zod';
import { deskOfThisRun, deskVariableProblems } from '../features/desk/desk-settings.js';
import { environment, nearMisses, valuesOf, variableOf } from './environment.js';
import { tokenVariableProblems } from './token-settings.js';
import { OperatorError } from '../shared/operator-error.js';

export type Config = Readonly<z.infer<typeof environment>>;

/** The message names every invalid variable and its valid values. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

/** Reads the configuration from the environment and `.env`, for `npm run desk` with a key for this run. */
export function loadConfig({ desk = false } = {}): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(`.env cannot be read: ${(error as Error).message}`);
    }
  }
  if (desk) Object.assign(process.env, deskOfThisRun(process.env));
  for (const { name, meant } of nearMisses(process.env)) {
    console.error(`${name} is not read: did you mean ${meant}?`);
  }
  return readConfig(process.env);
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(valuesOf(env));
  const problems = [
    ...new Set(read.error?.issues.map(({ path, message }) => `${variableOf(String(path[0]))} ${message}`)),
    ...partnerProblems(env),
    ...deskVariableProblems((name) => env[name]?.trim() || undefined),
    ...tokenVariableProblems((name) => Boolean(env[name]?.trim())),
  ];
  if (read.success && problems.length === 0) return Object.freeze(read.data);
  throw new ConfigError(`Invalid configuration: ${problems.join('; ')}.`);
}

/** Values that need another variable. */
function partnerProblems(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const needs = (name: string, value: string, partner: string) =>
    env[name]?.trim() === value && !isSet(partner) ? [`${name}=${value} needs ${partner}`] : [];
  return [
    ...needs('TRUSTED_DOCUMENTS_ONLY', 'on', 'TRUSTED_DOCUMENTS'),
    ...needs('RATE_LIMIT_STORE', 'database', 'DATABASE_URL'), // the embedded store has one process
    ...['DATABASE_DIRECT_URL', 'REPLICA_URLS']
      .filter((name) => isSet(name) && !isSet('DATABASE_URL'))
      .map((name) => `${name} needs DATABASE_URL`),
    ...(isSet('DRAFT_MODEL_URL') && !isSet('DRAFT_MODEL') ? ['DRAFT_MODEL_URL needs DRAFT_MODEL'] : []),
    ...['DRAFT_MODEL', 'DRAFT_MODEL_KEY']
      .filter((name) => isSet(name) && !isSet('DRAFT_MODEL_URL'))
      .map((name) => `${name} needs DRAFT_MODEL_URL`),
  ];
}
