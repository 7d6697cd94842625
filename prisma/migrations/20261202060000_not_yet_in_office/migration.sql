-- Visits that people made as elected to an office, or acting in it: their terms cannot have begun earlier.
CREATE INDEX "Delegate_not_yet_in_office" ON "Delegate" ("personId") WHERE "roleFolded" ~ '^(acting|interim) |[- ](elect|designate)$';
