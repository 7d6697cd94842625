import { type Catalog, readCatalog } from '../../../db/migrations/catalog.js';
import { type Check, countRows, findRows } from './findings.js';
import { CITED, SHARED } from '../../../model/kinds/kinds.js';

/** Checks the triggers. A restore without triggers may leave them disabled, or enabled by default instead of ALWAYS. */
export const catalog: Check = {
  constraint: 'Every column, constraint, index, trigger and function exists and is enabled as the migrations define it',
  counts: 'objects',
  async run(tx, findings) {
    const [expected, found] = [await expectedCatalog(), await readCatalog(tx)];
    for (const [name, state] of expected) {
      findings.check();
      const actual = found.get(name);
      if (actual === undefined) {
        findings.damage(name, 'is missing');
        findings.isDecisive ||= name.startsWith('column ');
      } else if (actual !== state) findings.damage(name, `is ${actual}, but must be ${state}`);
    }
  },
};

/** Checks that facts have citations. The constraints ensure that a citation has exactly one fact, which exists. */
export const cited: Check = {
  constraint: 'Every fact has a citation',
  counts: 'facts',
  async run(tx, findings) {
    for (const { model, foreignKey, cited: how } of CITED) {
      if (how !== 'always') continue;
      findings.check(await countRows(tx, model));
      const uncited = `NOT EXISTS (SELECT FROM "Citation" c WHERE c."${foreignKey}" = r."id")`;
      await findRows(tx, findings, model, uncited, 'has no citation');
    }
  },
};

export const formerSlugs: Check = {
  constraint: 'No object has the former slug of another',
  counts: 'former slugs',
  async run(tx, findings) {
    findings.check(await countRows(tx, 'FormerSlug'));
    for (const { model } of SHARED) {
      const isFormer = `EXISTS (SELECT FROM "FormerSlug" f WHERE f."type" = '${model}' AND f."slug" = r."slug")`;
      await findRows(tx, findings, model, isFormer, 'has the former slug of another object');
    }
  },
};

const CONTENT = 'EXISTS (SELECT FROM "DraftContent" c WHERE c."draftId" = r."id")';

export const drafts: Check = {
  constraint: 'Each draft has its text and annotation until it is published, and not afterwards',
  counts: 'drafts',
  async run(tx, findings) {
    findings.check(await countRows(tx, 'Draft'));
    await findRows(tx, findings, 'Draft', `r."state" <> 'PUBLISHED' AND NOT ${CONTENT}`, 'has no text and annotation');
    const isLeft = `r."state" = 'PUBLISHED' AND ${CONTENT}`;
    await findRows(tx, findings, 'Draft', isLeft, 'is published, but has a text or an annotation');
  },
};

/** Returns the catalog that this version's migrations create. */
async function expectedCatalog(): Promise<Catalog> {
  const { catalog } = await import('../../../db/migrations/generated/catalog.js');
  return new Map(Object.entries(catalog));
}
