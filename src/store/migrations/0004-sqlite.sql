-- What is in a file is written once.
CREATE TRIGGER attachment_content_no_update BEFORE UPDATE ON attachment_content BEGIN SELECT RAISE (ABORT, 'a file is never changed'); END;
