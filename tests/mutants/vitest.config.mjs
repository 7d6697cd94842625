import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BaseSequencer } from 'vitest/node';
import { defineConfig, mergeConfig } from 'vitest/config';
import project from '../../vitest.config.ts';

const { files, together } = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
const code = new Map(JSON.parse(readFileSync(process.env.MUTANTS_CODE, 'utf8')));
const ordered = together ? [...files, 'tests/mutants/last.test.mjs'] : files;
const root = process.cwd();

class InOrder extends BaseSequencer {
  async sort(specifications) {
    const place = ({ moduleId }) => ordered.indexOf(relative(root, moduleId));
    return specifications.toSorted((a, b) => place(a) - place(b));
  }
}

const config = mergeConfig(
  { ...project, test: { ...project.test, include: [] } },
  defineConfig({
    plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => code.get(relative(root, id)) ?? null }],
    test: {
      include: ordered,
      setupFiles: ['tests/mutants/same-values.mjs'],
      maxWorkers: 1,
      silent: true,
      sequence: { sequencer: InOrder },
      ...(together && { runner: 'tests/mutants/runner.mjs' }),
    },
  }),
);
config.test.reporters = ['default'];

export default config;
