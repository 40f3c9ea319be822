-- Whose a login under way is, once that is known. Those under way now begin again: their dialogue is bound to no person.
DELETE FROM login_attempt;
ALTER TABLE login_attempt ADD COLUMN person_id {id} NOT NULL DEFAULT '';
CREATE INDEX login_attempt_person ON login_attempt (person_id);
