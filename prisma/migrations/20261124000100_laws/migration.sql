-- What every row must keep, whoever writes it. src/db/errors.ts tells a broken law by its constraint's name.

-- Slugs, codes and hashes ---------------------------------------------------------------------------------------------

ALTER TABLE "Country"
  ADD CONSTRAINT "Country_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "Country_code_form" CHECK ("code" ~ '^[A-Z]{2}$');
ALTER TABLE "Person" ADD CONSTRAINT "Person_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Event" ADD CONSTRAINT "Event_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Source"
  ADD CONSTRAINT "Source_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "Source_sha256_form" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

-- Text that is there says something -----------------------------------------------------------------------------------

CREATE FUNCTION "says_something"(texts text[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(bool_and(coalesce(entry ~ '\S', false)), true) FROM unnest(texts) AS entry);
COMMENT ON FUNCTION "says_something"(text[]) IS 'Whether no entry of a list is null, empty or blank.';

ALTER TABLE "Country"
  ADD CONSTRAINT "Country_name_not_blank" CHECK ("name" ~ '\S'),
  ADD CONSTRAINT "Country_officialName_not_blank" CHECK ("officialName" ~ '\S'),
  ADD CONSTRAINT "Country_aliases_not_blank" CHECK ("says_something"("aliases"));
ALTER TABLE "Person"
  ADD CONSTRAINT "Person_name_not_blank" CHECK ("name" ~ '\S'),
  ADD CONSTRAINT "Person_aliases_not_blank" CHECK ("says_something"("aliases"));
ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_name_not_blank" CHECK ("name" ~ '\S'),
  ADD CONSTRAINT "Organization_abbreviation_not_blank" CHECK ("abbreviation" ~ '\S'),
  ADD CONSTRAINT "Organization_aliases_not_blank" CHECK ("says_something"("aliases"));
ALTER TABLE "Position" ADD CONSTRAINT "Position_title_not_blank" CHECK ("title" ~ '\S');
ALTER TABLE "Visit"
  ADD CONSTRAINT "Visit_title_not_blank" CHECK ("title" ~ '\S'),
  ADD CONSTRAINT "Visit_places_not_blank" CHECK ("says_something"("places"));
ALTER TABLE "Delegate"
  ADD CONSTRAINT "Delegate_name_not_blank" CHECK ("name" ~ '\S'),
  ADD CONSTRAINT "Delegate_role_not_blank" CHECK ("role" ~ '\S');
ALTER TABLE "Event"
  ADD CONSTRAINT "Event_title_not_blank" CHECK ("title" ~ '\S'),
  ADD CONSTRAINT "Event_venue_not_blank" CHECK ("venue" ~ '\S');
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_role_not_blank" CHECK ("role" ~ '\S');
ALTER TABLE "Statement"
  ADD CONSTRAINT "Statement_key_not_blank" CHECK ("key" ~ '\S'),
  ADD CONSTRAINT "Statement_text_not_blank" CHECK ("text" ~ '\S');
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_name_not_blank" CHECK ("name" ~ '\S');
ALTER TABLE "Source"
  ADD CONSTRAINT "Source_title_not_blank" CHECK ("title" ~ '\S'),
  ADD CONSTRAINT "Source_section_not_blank" CHECK ("section" ~ '\S'),
  ADD CONSTRAINT "Source_url_not_blank" CHECK ("url" ~ '\S'),
  ADD CONSTRAINT "Source_licence_not_blank" CHECK ("licence" ~ '\S');
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_exact_not_blank" CHECK ("exact" ~ '\S');

-- Partial dates -------------------------------------------------------------------------------------------------------

CREATE FUNCTION "is_partial_date"(edtf text, known_to "DatePrecision", earliest date, latest date) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN edtf IS NULL THEN num_nonnulls(known_to, earliest, latest) = 0
    ELSE edtf ~ '\S' AND known_to IS NOT NULL AND num_nonnulls(earliest, latest) > 0 AND (earliest <= latest) IS NOT FALSE
  END;
COMMENT ON FUNCTION "is_partial_date"(text, "DatePrecision", date, date) IS
  'Whether the four columns of a partial date are all absent, or are a text, a precision, and one or two bounds in order.';

ALTER TABLE "Position"
  ADD CONSTRAINT "Position_start_partial_date" CHECK ("is_partial_date"("startEdtf", "startPrecision", "startEarliest", "startLatest")),
  ADD CONSTRAINT "Position_end_partial_date" CHECK ("is_partial_date"("endEdtf", "endPrecision", "endEarliest", "endLatest")),
  ADD CONSTRAINT "Position_end_not_before_start" CHECK ("endLatest" >= "startEarliest"),
  ADD CONSTRAINT "Position_known_end_is_ended" CHECK ("endEdtf" IS NULL OR "status" = 'ENDED');
ALTER TABLE "Visit"
  ADD CONSTRAINT "Visit_start_partial_date" CHECK ("is_partial_date"("startEdtf", "startPrecision", "startEarliest", "startLatest")),
  ADD CONSTRAINT "Visit_end_partial_date" CHECK ("is_partial_date"("endEdtf", "endPrecision", "endEarliest", "endLatest")),
  ADD CONSTRAINT "Visit_end_not_before_start" CHECK ("endLatest" >= "startEarliest");
ALTER TABLE "Event"
  ADD CONSTRAINT "Event_start_partial_date" CHECK ("is_partial_date"("startEdtf", "startPrecision", "startEarliest", "startLatest")),
  ADD CONSTRAINT "Event_end_partial_date" CHECK ("is_partial_date"("endEdtf", "endPrecision", "endEarliest", "endLatest")),
  ADD CONSTRAINT "Event_end_not_before_start" CHECK ("endLatest" >= "startEarliest");
ALTER TABLE "Statement"
  ADD CONSTRAINT "Statement_saidOn_partial_date" CHECK ("is_partial_date"("saidOnEdtf", "saidOnPrecision", "saidOnEarliest", "saidOnLatest"));
ALTER TABLE "Source"
  ADD CONSTRAINT "Source_publishedOn_partial_date" CHECK ("is_partial_date"("publishedOnEdtf", "publishedOnPrecision", "publishedOnEarliest", "publishedOnLatest"));

-- Numbers -------------------------------------------------------------------------------------------------------------

ALTER TABLE "Position" ADD CONSTRAINT "Position_term_from_one" CHECK ("term" >= 1);
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_durationDays_positive" CHECK ("durationDays" > 0);
ALTER TABLE "Delegate" ADD CONSTRAINT "Delegate_ordinal_from_zero" CHECK ("ordinal" >= 0);
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_ordinal_from_zero" CHECK ("ordinal" >= 0);
ALTER TABLE "StatementSpeaker" ADD CONSTRAINT "StatementSpeaker_ordinal_from_zero" CHECK ("ordinal" >= 0);
ALTER TABLE "Statement" ADD CONSTRAINT "Statement_passageStart_from_zero" CHECK ("passageStart" >= 0);
ALTER TABLE "Source" ADD CONSTRAINT "Source_length_from_zero" CHECK ("length" >= 0);
ALTER TABLE "Citation"
  ADD CONSTRAINT "Citation_ordinal_from_zero" CHECK ("ordinal" >= 0),
  ADD CONSTRAINT "Citation_start_from_zero" CHECK ("start" >= 0),
  ADD CONSTRAINT "Citation_end_after_start" CHECK ("end" > "start");

-- Who and what --------------------------------------------------------------------------------------------------------

ALTER TABLE "Kinship"
  ADD CONSTRAINT "Kinship_child_is_a_parents_other_side" CHECK ("kind" <> 'CHILD'),
  ADD CONSTRAINT "Kinship_two_people" CHECK ("personId" <> "relativeId");
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_not_its_own_parent" CHECK ("parentId" <> "id");
ALTER TABLE "Participant"
  ADD CONSTRAINT "Participant_someone" CHECK (num_nonnulls("personId", "countryId", "organizationId") >= 1),
  ADD CONSTRAINT "Participant_one_body" CHECK (num_nonnulls("countryId", "organizationId") <= 1);
ALTER TABLE "StatementSpeaker"
  ADD CONSTRAINT "StatementSpeaker_exactly_one" CHECK (num_nonnulls("personId", "organizationId", "countryId") = 1);
ALTER TABLE "Citation"
  ADD CONSTRAINT "Citation_exactly_one_fact" CHECK (num_nonnulls(
    "organizationId", "kinshipId", "positionId", "visitId", "delegateId", "eventId", "participantId", "statementId"
  ) = 1);

-- Natural keys that Prisma cannot say; its diff looks past partial and expression indexes -----------------------------

CREATE UNIQUE INDEX "Kinship_pair_key"
  ON "Kinship" ("kind", LEAST("personId", "relativeId"), GREATEST("personId", "relativeId"));
CREATE UNIQUE INDEX "Delegate_unresolved_name_key" ON "Delegate" ("visitId", "side", "name") WHERE "personId" IS NULL;

CREATE UNIQUE INDEX "Citation_organization_passage_key" ON "Citation" ("organizationId", "sourceId", "start", "end") WHERE "organizationId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_kinship_passage_key" ON "Citation" ("kinshipId", "sourceId", "start", "end") WHERE "kinshipId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_position_passage_key" ON "Citation" ("positionId", "sourceId", "start", "end") WHERE "positionId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_visit_passage_key" ON "Citation" ("visitId", "sourceId", "start", "end") WHERE "visitId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_delegate_passage_key" ON "Citation" ("delegateId", "sourceId", "start", "end") WHERE "delegateId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_event_passage_key" ON "Citation" ("eventId", "sourceId", "start", "end") WHERE "eventId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_participant_passage_key" ON "Citation" ("participantId", "sourceId", "start", "end") WHERE "participantId" IS NOT NULL;
CREATE UNIQUE INDEX "Citation_statement_passage_key" ON "Citation" ("statementId", "sourceId", "start", "end") WHERE "statementId" IS NOT NULL;

-- No fact without a citation ------------------------------------------------------------------------------------------
-- Checked at commit, so that a fact and its citations may be written, or replaced, in any order within a transaction.
-- For each kind of fact, its own function (a fixed statement is planned once a connection) and three triggers:
--   <Fact>_cited          on the fact: a new one has a citation
--   <Fact>_cited_removal  on Citation: one that goes is not its fact's last, unless the fact goes too
--   <Fact>_cited_move     on Citation: likewise one that is moved to another fact
-- Organizations may be cited, and need not be. SQLSTATE CM001 is ours: class CM is in no standard.

DO $do$
DECLARE
  fact text;
  reference text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['Visit', 'Delegate', 'Position', 'Kinship', 'Event', 'Participant', 'Statement'] LOOP
    reference := lower(fact) || 'Id';

    EXECUTE format($sql$
      CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
      DECLARE
        fact_id uuid;
      BEGIN
        IF TG_TABLE_NAME = 'Citation' THEN
          fact_id := OLD.%2$I;
          -- Of two transactions that each take one of a fact's last two citations, the second waits here for the first.
          PERFORM FROM %3$I WHERE "id" = fact_id FOR NO KEY UPDATE;
        ELSE
          fact_id := NEW."id";
        END IF;
        IF NOT EXISTS (SELECT FROM "Citation" WHERE %2$I = fact_id)
           AND EXISTS (SELECT FROM %3$I WHERE "id" = fact_id) THEN
          RAISE EXCEPTION USING
            ERRCODE = 'CM001',
            TABLE = %3$L,
            CONSTRAINT = %4$L,
            MESSAGE = format('a fact without a citation violates constraint "%%s"', %4$L),
            DETAIL = format('%%s %%s', %3$L, fact_id);
        END IF;
        RETURN NULL;
      END
      $body$
    $sql$, fact || '_is_cited', reference, fact, fact || '_cited');

    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER %I AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION %I()',
      fact || '_cited', fact, fact || '_is_cited');
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER %I AFTER DELETE ON "Citation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
      ' WHEN (OLD.%I IS NOT NULL) EXECUTE FUNCTION %I()',
      fact || '_cited_removal', reference, fact || '_is_cited');
    EXECUTE format(
      'CREATE CONSTRAINT TRIGGER %1$I AFTER UPDATE OF %2$I ON "Citation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
      ' WHEN (OLD.%2$I IS NOT NULL AND OLD.%2$I IS DISTINCT FROM NEW.%2$I) EXECUTE FUNCTION %3$I()',
      fact || '_cited_move', reference, fact || '_is_cited');

    EXECUTE format('COMMENT ON FUNCTION %I() IS %L', fact || '_is_cited',
      'Refuses, at commit, a ' || lower(fact) || ' that no citation supports.');
  END LOOP;
END
$do$;

-- What is not obvious from a name -------------------------------------------------------------------------------------

COMMENT ON COLUMN "Country"."slug" IS 'Name in addresses and annotations; never changes.';
COMMENT ON COLUMN "Country"."code" IS 'ISO 3166-1 alpha-2; null for a state that has none.';
COMMENT ON COLUMN "Country"."namesFolded" IS 'Names without case and diacritics, one a line, for filters and search (src/db/fold.ts).';
COMMENT ON COLUMN "Person"."namesFolded" IS 'Names without case and diacritics, one a line, for filters and search (src/db/fold.ts).';
COMMENT ON COLUMN "Organization"."namesFolded" IS 'Names without case and diacritics, one a line, for filters and search (src/db/fold.ts).';
COMMENT ON COLUMN "Organization"."countryId" IS 'The state that it belongs to; null where it belongs to none or to several.';
COMMENT ON TABLE "Kinship" IS 'One row a pair, read from either side.';
COMMENT ON COLUMN "Kinship"."kind" IS 'What the relative is to the person. A child is stored as the other side of a parent.';
COMMENT ON TABLE "Position" IS 'An office held by a person, in time.';
COMMENT ON COLUMN "Position"."term" IS 'Counts the times that this person held this office, so that dates can be corrected without another key.';
COMMENT ON COLUMN "Position"."startEdtf" IS 'As precise as the source, in EDTF (ISO 8601-2); null where no source says. The same holds for every ...Edtf.';
COMMENT ON COLUMN "Position"."startEarliest" IS 'The first day that the date may mean; null where it has no first. The same holds for every ...Earliest.';
COMMENT ON COLUMN "Position"."startLatest" IS 'The last day that the date may mean; null where it has no last. The same holds for every ...Latest.';
COMMENT ON COLUMN "Position"."status" IS 'Whether it was held when the source was published; ENDED where an end is known.';
COMMENT ON CONSTRAINT "Position_end_not_before_start" ON "Position" IS 'The last day of the end is not before the first day of the start; an unknown bound passes.';
COMMENT ON INDEX "Position_natural_key" IS 'Nulls are not distinct: an office without organization or country is held once a term too.';
COMMENT ON COLUMN "Visit"."status" IS 'How far it came, as the source tells: proposed, invited, accepted, planned, completed or cancelled.';
COMMENT ON COLUMN "Visit"."places" IS 'Cities, in the source''s order.';
COMMENT ON COLUMN "Visit"."durationDays" IS 'As a source states it, not computed.';
COMMENT ON COLUMN "Delegate"."name" IS 'As the source prints it.';
COMMENT ON COLUMN "Delegate"."personId" IS 'Null until someone settles who the name is.';
COMMENT ON COLUMN "Delegate"."ordinal" IS 'Place in the visit''s list: guests before hosts, the head first, then as the source lists them.';
COMMENT ON COLUMN "Participant"."personId" IS 'A person, perhaps for a country or an organization.';
COMMENT ON COLUMN "Participant"."ordinal" IS 'Place in the event''s list, as the source lists them.';
COMMENT ON INDEX "Participant_natural_key" IS 'Nulls are not distinct: a country by itself takes part once.';
COMMENT ON COLUMN "Statement"."key" IS 'Names the statement within its source.';
COMMENT ON COLUMN "Statement"."text" IS 'Of a quote, the printed words; of a paraphrase, words of our own.';
COMMENT ON COLUMN "Statement"."reportedById" IS 'The outlet that the source credits, not the one that printed the source.';
COMMENT ON COLUMN "Statement"."passageStart" IS 'Start of its first citation, repeated so that the order of passages can be indexed.';
COMMENT ON COLUMN "StatementSpeaker"."ordinal" IS 'Place among the voices that the source names.';
COMMENT ON TABLE "StatementVisit" IS 'A visit that a statement speaks of, other than the one on which it was said.';
COMMENT ON COLUMN "Source"."sha256" IS 'Of the text''s UTF-8 bytes, in lower-case hexadecimal.';
COMMENT ON COLUMN "Source"."length" IS 'Of the text, in Unicode code points.';
COMMENT ON COLUMN "SourceDocument"."text" IS 'Only where an operator who holds the text loaded it.';
COMMENT ON TABLE "Citation" IS 'A passage of a source on which exactly one fact rests.';
COMMENT ON COLUMN "Citation"."start" IS 'In Unicode code points from the start of the text.';
COMMENT ON COLUMN "Citation"."end" IS 'In Unicode code points from the start of the text; the first that is not part of the passage.';
COMMENT ON COLUMN "Citation"."exact" IS 'The words, where the source quotes them; other passages are read from the source''s text.';
COMMENT ON COLUMN "Citation"."ordinal" IS 'Place among the citations that this source gives for the fact, by passage, from 0.';
