-- The class of an office, such as head of state, if a source states it.
ALTER TABLE "Position" ADD COLUMN "class" "OfficeClass";

CREATE INDEX "Position_class_id_idx" ON "Position" ("class", "id");
CREATE INDEX "Position_class_desc_idx" ON "Position" ("class" DESC NULLS LAST, "id" DESC);
