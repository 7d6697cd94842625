import { z } from 'zod';
import {
  allVariables,
  coreSettings,
  type FeatureSettings,
  nearMisses,
  type EnvironmentVariables,
  settingValues,
  settingVariable,
} from './environment.js';
import { tokenVariableProblems } from './token-settings.js';
import { OperatorError } from '../shared/operator-error.js';

/** The settings of the server. Each feature adds its own to this interface. */
export interface Config extends Readonly<ReturnType<typeof coreSettings>> {}

export type SettingsOf<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

type Features = readonly { settings?: FeatureSettings }[];

/** The message names every invalid variable and its valid values. */
export class ConfigError extends OperatorError {}

/** Reads the configuration from the environment, `.env` and the variables that `added` returns. */
export function loadConfig(features: Features, added: (env: NodeJS.ProcessEnv) => Record<string, string> = () => ({})): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new ConfigError(`.env cannot be read: ${(error as Error).message}`);
    }
  }
  Object.assign(process.env, added(process.env));
  for (const { name, meant } of nearMisses(process.env, allVariables(features))) {
    console.error(`Unknown variable ${name}: did you mean ${meant}?`);
  }
  return readConfig(process.env, features);
}

export function readConfig(env: NodeJS.ProcessEnv, features: Features): Config {
  const shape = allVariables(features);
  const read = z.object(shape).safeParse(settingValues(env, shape));
  const valueOf = (name: string) => env[name]?.trim() || undefined;
  const problems = [
    ...new Set(read.error?.issues.map(({ path, message }) => `${settingVariable(String(path[0]))} ${message}`)),
    ...partnerProblems(env),
    ...features.flatMap(({ settings }) => settings?.problems?.(valueOf) ?? []),
    ...tokenVariableProblems((name) => Boolean(env[name]?.trim())),
  ];
  if (read.success && problems.length === 0) return Object.freeze(coreSettings(read.data as EnvironmentVariables) as Config);
  throw new ConfigError(`Invalid configuration: ${problems.join('; ')}.`);
}

/** Returns a problem for each value that requires another variable that is not set. */
function partnerProblems(env: NodeJS.ProcessEnv): string[] {
  const isSet = (name: string) => Boolean(env[name]?.trim());
  const needs = (name: string, value: string, partner: string) =>
    env[name]?.trim() === value && !isSet(partner) ? [`${name}=${value} needs ${partner}`] : [];
  return [
    ...needs('TRUSTED_DOCUMENTS_ONLY', 'on', 'TRUSTED_DOCUMENTS'),
    ...needs('RATE_LIMIT_STORE', 'database', 'DATABASE_URL'), // only one process can use the embedded store
    ...['DATABASE_DIRECT_URL', 'REPLICA_URLS']
      .filter((name) => isSet(name) && !isSet('DATABASE_URL'))
      .map((name) => `${name} needs DATABASE_URL`),
  ];
}
