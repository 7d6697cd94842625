import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from '@commander-js/extra-typings';
import { loadConfig } from '../config/config.js';
import { COMMAND_GROUPS, type CommandContext, type ProgramCommand } from '../http/command.js';
import type { Feature } from '../http/feature.js';
import { ROOT } from '../shared/root.js';
import { CORE_COMMANDS } from './commands.js';
import { reportFailure } from './failure.js';

/** Exit codes for failed work and for invalid arguments. */
const FAILED = 1;
const MISUSED = 2;

/** Runs a command. Returns the exit code of the process. Prints errors. */
export async function runProgram(features: readonly Feature[], args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  try {
    await buildProgram(features).parseAsync(first === 'help' ? [...rest, '--help'] : args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    reportFailure(error);
    return FAILED;
  }
}

/** Returns all commands by name, in the order of `communique --help`. */
export function programCommands(features: readonly Feature[]): [name: string, ProgramCommand][] {
  const commands = [CORE_COMMANDS, ...features.map((feature) => feature.commands ?? {})].flatMap(Object.entries<ProgramCommand>);
  return COMMAND_GROUPS.flatMap((group) => commands.filter(([, command]) => command.group === group));
}

function buildProgram(features: readonly Feature[]): Command {
  const context: CommandContext = { features, readSettings: () => loadConfig(features) };
  const commands = programCommands(features);
  const byName = new Map(commands);
  const program = new Command('communique')
    .description('Imports, checks, exports and backs up the official visits that Communiqué serves.')
    .usage('<command> [options]')
    .version(projectVersion(), '--version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', '\nRun `communique <command> --help` for the options of a command.')
    .hook('preSubcommand', async (_program, command) => {
      const declare = await byName.get(command.name())!.load();
      declare(command as unknown as Command, context);
      const required = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags);
      command.usage([...required, command.usage()].join(' '));
    });
  printErrorsInOneLine(program, 'communique');
  for (const [name, { group, summary }] of commands) {
    const command = program.command(name).summary(summary).description(`${summary}.`).helpGroup(`${group}:`);
    printErrorsInOneLine(command, `communique ${name}`);
  }
  return program;
}

/** Commander prints its suggestion on a separate line. */
function printErrorsInOneLine(command: Pick<Command, 'configureOutput'>, name: string): void {
  command.configureOutput({
    outputError: (text, write) => {
      const line = text.trim().replace(/\s*\n/g, ' ').replace(/\.$/, '');
      write(`${line}. Run \`${name} --help\` for usage.\n`);
    },
  });
}

function projectVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
