-- A record that names an office says on which day it was held: the office had begun by then and ended on that day or
-- later ("endEdtf" is [2018-03-25..], without a last day). Only an end that has a last day says that it has ended.
ALTER TABLE "Position" DROP CONSTRAINT "Position_known_end_is_ended";
ALTER TABLE "Position"
  ADD CONSTRAINT "Position_known_end_is_ended" CHECK ("endLatest" IS NULL OR "status" = 'ENDED');
