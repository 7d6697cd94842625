#!/usr/bin/env node
// `npx communique <command>` in a checkout: builds what has changed, then runs the command. Where the build
// tools are missing, it only runs the command. `migration` reads only the files in prisma, which change before the code that
// would be compiled, so nothing is built for it.
import { existsSync } from 'node:fs';

const [builder, program] = ['build.mjs', '../../dist/programs/cli.js'].map((path) => new URL(path, import.meta.url));
const isEnough = process.argv[2] === 'migration' && existsSync(program);
if (existsSync(builder) && !isEnough) await import(builder);
await import(program);
