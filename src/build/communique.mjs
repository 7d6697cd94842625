#!/usr/bin/env node
// `npx communique <command>` in a checkout: builds what has changed, then runs the command. If the build tools were not
// shipped with the program, it only runs the command. `migration` reads just the files in prisma, and they change before the
// code that would be compiled, so it is not built again for them.
import { existsSync } from 'node:fs';

const [builder, program] = ['build.mjs', '../../dist/programs/cli.js'].map((path) => new URL(path, import.meta.url));
const isEnough = process.argv[2] === 'migration' && existsSync(program);
if (existsSync(builder) && !isEnough) await import(builder);
await import(program);
