#!/usr/bin/env node
// `npx communique <command>` in a checkout: builds what has changed, then runs the command. If the build tools were not
// shipped with the program, it only runs the command.
import { existsSync } from 'node:fs';

const builder = new URL('build.mjs', import.meta.url);
if (existsSync(builder)) await import(builder);
await import('../../dist/programs/cli.js');
