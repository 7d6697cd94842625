import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { beforeAll, expect, inject, test } from 'vitest';
import { progressLine } from '../../src/commands/progress.js';
import { programCommands } from '../../src/commands/program.js';
import { readConfig } from '../../src/config/config.js';
import { FEATURES } from '../../src/features.js';
import { build, start } from '../support/process.js';

// The `communique` program and what its commands have in common.

const commands = programCommands(FEATURES);
const context = { features: FEATURES, readSettings: () => readConfig({}, FEATURES) };
let folder: string;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(inject('runFolder'), 'program-'));
});

async function communique(...args: [string, ...string[]]) {
  const [command, ...rest] = args;
  const running = start(`communique ${command}`, folder, {}, rest);
  return { code: await running.ended, ...running.output() };
}

test('names are unique, and `--help` lists each command with its summary', async () => {
  const names = commands.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const { code, stdout, stderr } = await communique('--help');
  expect([code, stderr]).toEqual([0, '']);
  for (const [name, { summary, group }] of commands) {
    expect(stdout).toContain(`${group}:\n`);
    expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.split(' ').slice(0, 3).join(' ')}`, 'm'));
  }
});

test.each(commands)('the help of %s describes each argument and option', async (name, { load }) => {
  const command = new Command(name);
  (await load())(command, context);
  const help = command.createHelp().formatHelp(command, command.createHelp());
  for (const { description } of [...command.registeredArguments, ...command.options]) expect(description).toMatch(/^[A-Z].*\.$/);
  for (const argument of command.registeredArguments) expect(help).toContain(`  ${argument.name()} `);
  for (const { flags, description } of command.options) {
    expect(help).toContain(`  ${flags} `);
    expect(help.replace(/\s+/g, ' ')).toContain(description);
  }
});

test('the help of a command shows required options in its first line', async () => {
  const { code, stdout } = await communique('token', '--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Usage: communique token --role <role> --subject <name> \[options\]\n/);
  expect(stdout.replace(/\s+/g, ' ')).toContain('(choices: "reader", "editor", "admin")');
  expect(stdout).toContain('(default: "8h")');
  expect((await communique('help', 'token')).stdout).toBe(stdout);
});

test('the version printed is the version of the package', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(await communique('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test.each([
  [['imprt'], "error: unknown command 'imprt' (Did you mean import?). Run `communique --help` for usage.\n"],
  [['verify', '--hlp'], "error: unknown option '--hlp' (Did you mean --help?). Run `communique verify --help` for usage.\n"],
  [
    ['import', '--mapping', 'a.yaml', '--dryrun', 'a.csv'],
    "error: unknown option '--dryrun' (Did you mean --dry-run?). Run `communique import --help` for usage.\n",
  ],
  [['validate'], "error: missing required argument 'annotations'. Run `communique validate --help` for usage.\n"],
  [['draft'], "error: required option '--text <file>' not specified. Run `communique draft --help` for usage.\n"],
] as [[string, ...string[]], string][])('%j is refused with a one-line suggestion', async (args, stderr) => {
  expect(await communique(...args)).toEqual({ code: 2, stdout: '', stderr });
});

test('invalid settings are reported only by commands that need them', async () => {
  const run = async (command: string, ...args: string[]) => {
    const running = start(`communique ${command}`, folder, { PORT: 'four' }, args);
    return { code: await running.ended, stderr: running.output().stderr };
  };
  expect(await run('verify')).toEqual({ code: 1, stderr: expect.stringMatching(/^Invalid configuration: PORT .*\n$/) });
  expect(await run('verify', '--help')).toEqual({ code: 0, stderr: '' });
});

test('progress is shown on terminals, and cleared before anything else is printed', () => {
  const written: string[] = [];
  const stream = (isTTY: boolean) => ({ isTTY, write: (text: unknown) => written.push(String(text)) > 0 });
  const other = progressLine(stream(false));
  other.show('one');
  other.clear();
  expect(written).toEqual([]);
  const terminal = progressLine(stream(true));
  terminal.show('one');
  terminal.clear();
  terminal.clear();
  expect(written).toEqual(['one\x1b[K\r', '\x1b[K']);
});
