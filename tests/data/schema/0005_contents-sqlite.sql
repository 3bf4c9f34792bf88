
-- In a replica: 1 when its hub is known to have the content.
ALTER TABLE blob ADD COLUMN at_hub INTEGER NOT NULL DEFAULT 0;
