-- The same text as before: punctuation becomes spaces. In UTF-8, translate compares each character with all 42, which was half
-- of the time of storing a paragraph; a regular expression takes a third of that.
CREATE OR REPLACE FUNCTION "search_text"("folded" text) RETURNS text
IMMUTABLE PARALLEL SAFE LANGUAGE sql
RETURN regexp_replace(
  regexp_replace("folded" COLLATE "C", '[]!"#$%&''()*+,/:;<=>?@[\\^_`{|}~·–—…‘’“”„«»-]', ' ', 'g'), '\m([a-z])\.', '\1', 'g');
