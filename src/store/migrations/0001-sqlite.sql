-- The change log is appended to and nothing else.
CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END;
CREATE TRIGGER change_set_no_update BEFORE UPDATE ON change_set BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END;
CREATE TRIGGER change_set_no_delete BEFORE DELETE ON change_set BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END;
