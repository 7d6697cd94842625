#!/usr/bin/env node
// `npx communique <command>` in a checkout: builds what has changed, and runs the command. Where the program is shipped without
// what builds it, it only runs it.
import { existsSync } from 'node:fs';

const builder = new URL('build.mjs', import.meta.url);
if (existsSync(builder)) await import(builder);
await import('../../dist/programs/cli.js');
