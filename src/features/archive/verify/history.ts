import { KINDS } from '../../../model/kinds/kinds.js';
import { countRows, findDamaged, SHOWN, type Check } from './findings.js';

/** Checks the history. Countries have none, since they come with the project. */
export const history: Check = {
  constraint: 'The version of every row is the number of its changes, and deleted rows are gone',
  counts: 'changes',
  async run(tx, findings) {
    findings.check(await countRows(tx, 'Change'));
    for (const { model } of KINDS) {
      await findDamaged(tx, findings, model, miscounted(model), 'its version is not the number of its changes');
      await findDamaged(tx, findings, model, undeleted(model), 'exists although the history records its deletion');
      await findDamaged(tx, findings, model, lost(model), 'is missing, but the history records no deletion');
    }
    const models = KINDS.map(({ model }) => `'${model}'`).join(', ');
    const strange = `SELECT "id"::text AS row FROM "Change" WHERE "type" NOT IN (${models}) LIMIT ${SHOWN}`;
    await findDamaged(tx, findings, 'Change', strange, 'has an unknown type');
    const empty = `SELECT s."id"::text AS row FROM "ChangeSet" s WHERE NOT EXISTS (SELECT FROM "Change" c WHERE c."changeSetId" = s."id") LIMIT ${SHOWN}`;
    await findDamaged(tx, findings, 'ChangeSet', empty, 'has no change');
    const versions = await countRows(tx, 'DataVersion');
    if (versions !== 1) findings.damage('DataVersion', `has ${versions} rows`);
  },
};

const NAME = `coalesce(to_jsonb(r)->>'slug', to_jsonb(r)->>'key', r."id"::text)`;

/** Summarizes the changes to each object. Objects that are older than the history lack their first change. */
const CHANGES = (model: string) => `
  SELECT "nodeId", count(*) AS changes, max("version") AS last, count(DISTINCT "version") AS versions,
    bool_or("operation" = 'CREATED') AS whole, (array_agg("operation" ORDER BY "id" DESC))[1] AS newest
  FROM "Change" WHERE "type" = '${model}' GROUP BY "nodeId"`;

const miscounted = (model: string) => `
  SELECT coalesce(${NAME}, h."nodeId"::text) AS row FROM (${CHANGES(model)}) h LEFT JOIN "${model}" r ON h."nodeId" = r."id"
  WHERE h.last <> r."version" OR (h.whole AND (h.changes <> h.last OR h.versions <> h.last)) LIMIT ${SHOWN}`;

const undeleted = (model: string) => `
  SELECT ${NAME} AS row FROM "${model}" r JOIN (${CHANGES(model)}) h ON h."nodeId" = r."id"
  WHERE h.newest = 'DELETED' LIMIT ${SHOWN}`;

const lost = (model: string) => `
  SELECT h."nodeId"::text AS row FROM (${CHANGES(model)}) h LEFT JOIN "${model}" r ON h."nodeId" = r."id"
  WHERE r."id" IS NULL AND h.newest <> 'DELETED' LIMIT ${SHOWN}`;
