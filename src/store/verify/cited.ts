import { CITED } from '../../claims/kinds/kinds.js';
import { countRows, damagedRows, ROW_NAME, SHOWN, type Check } from './findings.js';

/** That a citation is of exactly one fact, which is there, is among the constraints. */
export const cited: Check = {
  law: 'Every fact has a citation',
  counts: 'facts',
  async run(tx, findings) {
    for (const { model, foreignKey, cited: how } of CITED) {
      if (how !== 'always') continue;
      findings.check(await countRows(tx, model));
      const uncited = `NOT EXISTS (SELECT FROM "Citation" c WHERE c."${foreignKey}" = r."id")`;
      const rows = await damagedRows(tx, `SELECT ${ROW_NAME} AS row FROM "${model}" r WHERE ${uncited} LIMIT ${SHOWN}`);
      for (const row of rows) findings.damage(`${model} ${row}`, 'has no citation');
    }
  },
};
