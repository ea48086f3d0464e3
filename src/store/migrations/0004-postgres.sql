-- What is in a file is written once, with the record that names it, by whoever may write to the log.
CREATE FUNCTION refuse_content_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a file is never changed';
END
$$;
CREATE TRIGGER attachment_content_no_update BEFORE UPDATE ON attachment_content FOR EACH ROW EXECUTE FUNCTION refuse_content_change ();
CREATE TRIGGER attachment_content_logged AFTER INSERT OR UPDATE OR DELETE ON attachment_content FOR EACH STATEMENT EXECUTE FUNCTION refuse_unlogged ();

-- A content that is there is whole: nothing is added to it, and who sends it again need not know that it is there.
CREATE FUNCTION keep_content () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM attachment_content c WHERE c.sha256 = NEW.sha256 AND c.xmin <> pg_current_xact_id()::xid) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER attachment_content_kept BEFORE INSERT ON attachment_content FOR EACH ROW EXECUTE FUNCTION keep_content ();

-- Nobody can store under a digest what is something else, and so keep the right file out.
CREATE FUNCTION check_content () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whole bytea;
BEGIN
  IF has_all_rights() OR (NEW.position > 0 AND EXISTS (SELECT 1 FROM attachment_content c WHERE c.sha256 = NEW.sha256 AND c.position = 0)) THEN
    RETURN NULL;
  END IF;
  SELECT string_agg(decode(c.content, 'base64'), ''::bytea ORDER BY c.position) INTO whole FROM attachment_content c WHERE c.sha256 = NEW.sha256;
  IF whole IS NULL OR encode(sha256(whole), 'hex') <> NEW.sha256 THEN
    RAISE insufficient_privilege USING MESSAGE = 'a file is not what its digest says';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER attachment_content_is_whole AFTER INSERT ON attachment_content DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_content ();

-- A file is read by who sees a record that names it; its digest cannot be guessed.
ALTER TABLE attachment_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON attachment_content FOR SELECT USING (EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = attachment_content.sha256));
CREATE POLICY added ON attachment_content FOR INSERT WITH CHECK (true);

-- As before, and a content is never changed or removed by who has no rights of their own.
CREATE OR REPLACE FUNCTION give_rights () RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  worker text;
  manager text;
  one record;
BEGIN
  SELECT max(quote_ident(name)) FILTER (WHERE what = 'caseworker'), max(quote_ident(name)) FILTER (WHERE what = 'manager') INTO worker, manager FROM server_role;
  FOR one IN SELECT p.oid::regprocedure::text AS name, p.prorettype = 'trigger'::regtype OR p.proname IN ('give_rights', 'protect_tables', 'set_up_roles') AS own
    FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND p.proowner = current_user::regrole
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION ' || one.name || ' FROM PUBLIC';
    IF worker IS NOT NULL AND NOT one.own THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', one.name, worker);
    END IF;
  END LOOP;
  FOR one IN SELECT c.oid::regclass::text AS name, c.relname,
    c.relname = 'draft' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'search_key') AS written
    FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', one.name);
    CONTINUE WHEN worker IS NULL OR manager IS NULL;
    EXECUTE format('REVOKE ALL ON %s FROM %s, %s', one.name, worker, manager);
    IF one.relname = 'child_reader' THEN
      EXECUTE format('GRANT SELECT, INSERT, DELETE ON %s TO %s', one.name, manager);
    ELSIF one.relname = 'attachment_content' THEN
      EXECUTE format('GRANT SELECT, INSERT ON %s TO %s', one.name, worker);
    ELSIF one.relname = 'person' THEN
      -- Who somebody is decides what they see.
      EXECUTE format('GRANT SELECT ON %s TO %s', one.name, worker);
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO %s', one.name, manager);
    ELSE
      EXECUTE format('GRANT SELECT%s ON %s TO %s', CASE WHEN one.written THEN ', INSERT, UPDATE, DELETE' ELSE '' END, one.name, worker);
    END IF;
  END LOOP;
END
$$;

DO $$ BEGIN PERFORM protect_tables(); END $$;
