-- "Lokke" and "Walesa" did not find Løkke and Wałęsa: src/model/fold.ts kept the letters that Unicode does not decompose.
DO $$
DECLARE
  "each" record;
BEGIN
  FOR "each" IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name LIKE '%Folded'
  LOOP
    EXECUTE format($update$
      UPDATE %1$I SET %2$I =
        replace(replace(replace(translate(%2$I, 'øłđðħ', 'olddh'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
      WHERE %2$I ~ '[æœøłđðþħ]'
    $update$, "each".table_name, "each".column_name);
  END LOOP;
END $$;

-- The application folds the words of paragraphs, and stores them again when it starts.
DELETE FROM "Paragraph" WHERE "sourceId" IN (SELECT "sourceId" FROM "Paragraph" WHERE "exact" ~ '[æœøłđðþħÆŒØŁĐÐÞĦ]');
