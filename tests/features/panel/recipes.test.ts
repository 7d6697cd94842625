import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import '../../../src/schema/schema.js'; // the schema's modules import each other, in this order
import { panelColumns } from '../../../src/features/panel/panel-rows.js';

const FOLDER = 'docs/recipes';
const FILES = [`${FOLDER}/panel.csv`, `${FOLDER}/trade.csv`];
const programs = (names: string[]) => names.find((name) => existsSync(name));

/** Debian's programs, or their equivalents on other systems. */
const RECIPES = [
  ['join.py', programs(['/usr/bin/python3', '/usr/local/bin/python3'])],
  ['join.R', programs(['/usr/bin/Rscript', '/usr/local/bin/Rscript'])],
] as const;

const JOINED = `year,guest,guest_code,host,host_code,visits,visits_min,visits_max,covered,data_version,is_complete,imports_of_host,is_joined
1961,france,220,united-states,2,0,0,0,yes,7,yes,500,yes
1961,united-kingdom,200,united-states,2,2,2,3,yes,7,yes,1000,yes
1961,west-germany,260,united-states,2,1,1,1,partly,7,no,900,yes
1962,france,220,united-states,2,,,,no,7,no,510,yes
1962,united-kingdom,200,united-states,2,1,1,1,partly,7,no,1100,yes
1962,west-germany,260,united-states,2,0,0,0,partly,7,no,,no
`;

test.for(RECIPES)(
  'the recipe %s joins a panel by code and year, keeps unknown numbers empty, and lists unmatched rows',
  async ([recipe, program], { skip }) => {
    skip(program === undefined, `the language of ${recipe} is not installed`);
    const { stdout, stderr } = await promisify(execFile)(program!, [`${FOLDER}/${recipe}`, ...FILES]);
    expect(stdout.replaceAll('\r\n', '\n')).toBe(JOINED);
    expect(stderr).toBe('Without a row in the other data: west-germany 1962\n');
  },
);

test('the fictitious panel used by the recipes has the columns of the file', async () => {
  const [header] = (await readFile(FILES[0]!, 'utf8')).split('\n');
  expect(header!.split(',')).toEqual(panelColumns({ unit: 'DYAD_YEAR', codes: 'COW' }).map(({ name }) => name));
  expect(await readFile(FILES[1]!, 'utf8')).toMatch(/^# Made up: /);
});
