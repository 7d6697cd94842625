-- How statements begin, by as many characters as src/read/sql/where.sql.ts compares. Prisma's diff looks past indexes on expressions.
CREATE INDEX "Statement_textFolded_start_idx" ON "Statement" (left("textFolded", 32));
