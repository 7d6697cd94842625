import { Prisma } from '../../db/generated/client.js';
import type { Sql } from '../stored-as.js';

// Values derived from the EDTF of a partial date.

export const isApproximateSql = (edtf: Sql): Sql => Prisma.sql`${edtf} ~ '[~%]$'`;
export const isUncertainSql = (edtf: Sql): Sql => Prisma.sql`${edtf} ~ '[?%]$'`;

/** The date in words, as `dateLabel` returns it. */
export function dateLabelSql(edtf: Sql): Sql {
  const end = (number: number) => daySql(Prisma.sql`split_part(btrim(${edtf}, '[]'), '..', ${Prisma.raw(String(number))})`);
  return Prisma.sql`CASE
    WHEN ${edtf} LIKE '[..%' THEN ${end(2)} || ' or earlier'
    WHEN ${edtf} LIKE '%..]' THEN ${end(1)} || ' or later'
    WHEN ${edtf} LIKE '[%' THEN concat('between ', ${end(1)}, ' and ', ${end(2)})
    ELSE concat(CASE WHEN ${isApproximateSql(edtf)} THEN 'about ' END, ${daySql(Prisma.sql`rtrim(${edtf}, '?~%')`)},
      CASE WHEN ${isUncertainSql(edtf)} THEN ' (uncertain)' END) END`;
}

/** Without the prefix TM, `to_char` names months in English, whatever the locale. */
function daySql(date: Sql): Sql {
  return Prisma.sql`CASE length(${date}) WHEN 10 THEN to_char((${date})::date, 'FMDD FMMonth FMYYYY')
    WHEN 7 THEN to_char((${date} || '-01')::date, 'FMMonth FMYYYY') ELSE ltrim(${date}, '0') END`;
}
