-- The slug of a merged person leads to the one who was kept: it has the form of every slug.

ALTER TABLE "MergedPerson" ADD CONSTRAINT "MergedPerson_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
