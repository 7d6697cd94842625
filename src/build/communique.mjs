#!/usr/bin/env node
// `npx communique <command>` in a checkout: builds what has changed, then runs the command. Where the build tools are missing,
// it only runs the command. Does not build for `migration`, which reads only the files in prisma; these change before the code
// that would be compiled.
import { existsSync } from 'node:fs';

const [builder, program] = ['build.mjs', '../../dist/programs/cli.js'].map((path) => new URL(path, import.meta.url));
const isEnough = process.argv[2] === 'migration' && existsSync(program);
if (existsSync(builder) && !isEnough) await import(builder);
await import(program);
