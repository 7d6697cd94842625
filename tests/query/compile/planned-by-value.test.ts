import { expect, it } from 'vitest';
import { Compiler } from '../../../src/query/compile/compiler.js';
import { FEATURES } from '../../../src/features.js';
import { createSchema } from '../../../src/schema/schema.js';
import { compiled } from '../../support/both-ways.js';

const compiler = new Compiler(await createSchema(FEATURES));

it.each<[filter: string, usesCustomPlan: boolean]>([
  ['title: { contains: "state" }', true],
  ['title: { startsWith: "state" }', true],
  ['status: [PLANNED]', true],
  ['start: { gte: "2018-01-01" }', true],
  ['updatedSince: "2026-01-01T00:00:00Z"', true],
  ['NOT: { hostCountry: { name: { contains: "korea" } } }', true],
  ['slug: { equals: "nowhere" }', false],
  ['topic: { slug: { equals: "nothing" } }', false],
  ['start: { isNull: true }', false],
])('checks whether { %s } needs a plan for its value: %s', (filter, usesCustomPlan) => {
  const answer = compiled(compiler, `{ visits(where: { ${filter} }) { nodes { slug } } }`, {});
  expect(answer).toMatchObject({ statement: { usesCustomPlan } });
});
