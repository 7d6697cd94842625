-- In XML, a record is a paragraph, which was one for each line. Removes the old ones; the next start stores the new ones.
DELETE FROM "Paragraph" USING "SourceDocument"
WHERE "SourceDocument"."sourceId" = "Paragraph"."sourceId" AND ("text" LIKE '<?xml%' OR "text" LIKE U&'\FEFF<?xml%');
