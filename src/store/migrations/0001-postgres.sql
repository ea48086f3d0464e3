-- The change log is appended to and nothing else.
CREATE FUNCTION refuse_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the change log is never changed';
END
$$;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_no_delete BEFORE DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_update BEFORE UPDATE ON change_set FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_delete BEFORE DELETE ON change_set FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_truncate BEFORE TRUNCATE ON change_set FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
