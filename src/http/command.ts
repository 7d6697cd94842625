import type { Command } from '@commander-js/extra-typings';
import type { Config } from '../config/config.js';
import type { Feature } from './feature.js';

/** The headings of `communique --help`, in order. */
export const COMMAND_GROUPS = ['Sources', 'Store', 'Clients', 'Development'] as const;

/** A `communique` command. Its declaration is only loaded when it runs, so that the program starts fast. */
export interface ProgramCommand {
  group: (typeof COMMAND_GROUPS)[number];
  /** One line, without a period. */
  summary: string;
  load: () => Promise<CommandDeclaration>;
}

export type ProgramCommands = Readonly<Record<string, ProgramCommand>>;

/** Declares a command's arguments, options and action. */
export type CommandDeclaration = (command: Command, context: CommandContext) => unknown;

export interface CommandContext {
  features: readonly Feature[];
  /** @throws ConfigError */
  readSettings: () => Config;
}
