-- Surname and name of whoever holds a role, encrypted; no bytes where nobody wrote them.
ALTER TABLE staff_role ADD COLUMN key_number INTEGER NOT NULL DEFAULT 0;
{derby} ALTER TABLE staff_role ADD COLUMN person_name {bytes:1000} NOT NULL DEFAULT X'';
{postgresql} ALTER TABLE staff_role ADD COLUMN person_name {bytes:1000} NOT NULL DEFAULT '';

-- How a role ended; 0 while it has not. What ended before kept the moment as its beginning, and not by whom nor why: the
-- trail tells that.
ALTER TABLE staff_role ADD COLUMN ended BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff_role ADD COLUMN ended_by {id} NOT NULL DEFAULT '';
ALTER TABLE staff_role ADD COLUMN end_reason {text:400} NOT NULL DEFAULT '';
UPDATE staff_role SET ended = since WHERE state = 'ENDED';
CREATE INDEX staff_role_ended ON staff_role (ended DESC);
