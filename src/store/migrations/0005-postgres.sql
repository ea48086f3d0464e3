DO $$ BEGIN PERFORM protect_tables(); END $$;
