import { SHARED } from '../../claims/kinds/kinds.js';
import { countRows, damagedRows, ROW_NAME, SHOWN, type Check } from './findings.js';

export const formerSlugs: Check = {
  law: 'No object has the former slug of another',
  counts: 'former slugs',
  async run(tx, findings) {
    findings.check(await countRows(tx, 'FormerSlug'));
    for (const { model } of SHARED) {
      const isFormer = `EXISTS (SELECT FROM "FormerSlug" f WHERE f."type" = '${model}' AND f."slug" = r."slug")`;
      const rows = await damagedRows(tx, `SELECT ${ROW_NAME} AS row FROM "${model}" r WHERE ${isFormer} LIMIT ${SHOWN}`);
      for (const row of rows) findings.damage(`${model} ${row}`, 'has a former slug of another');
    }
  },
};
