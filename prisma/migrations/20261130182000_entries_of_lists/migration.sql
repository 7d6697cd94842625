-- Lists of several sources that have no entry in common, all of which is stored.
ALTER TYPE "KeptBecause" ADD VALUE 'UNITED';

COMMENT ON COLUMN "Citation"."unsaid" IS
  'The fields of the fact whose stored values the source does not state: it is silent, vaguer, or says otherwise. An entry of a list that it does not state is "places:Turku".';
