-- Where an archived copy of a source is, and who keeps the original.
ALTER TABLE "Source" ADD COLUMN "archivedUrl" TEXT COLLATE "C",
  ADD COLUMN "archive" TEXT COLLATE "C",
  ADD COLUMN "archiveCollection" TEXT COLLATE "C",
  ADD COLUMN "box" TEXT COLLATE "C",
  ADD COLUMN "folder" TEXT COLLATE "C";

ALTER TABLE "Source"
  ADD CONSTRAINT "Source_archivedUrl_not_blank" CHECK ("archivedUrl" ~ '\S'),
  ADD CONSTRAINT "Source_archive_not_blank" CHECK ("archive" ~ '\S'),
  ADD CONSTRAINT "Source_archiveCollection_not_blank" CHECK ("archiveCollection" ~ '\S'),
  ADD CONSTRAINT "Source_box_not_blank" CHECK ("box" ~ '\S'),
  ADD CONSTRAINT "Source_folder_not_blank" CHECK ("folder" ~ '\S');
