-- How administrators switched plugins: the last switch of each with its version, and all of them as history. What was
-- switched before was switched by whoever held the service account.
ALTER TABLE plugin_switch ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE plugin_switch ADD COLUMN by_id {id} NOT NULL DEFAULT '';
ALTER TABLE plugin_switch ADD COLUMN role_name {text:60} NOT NULL DEFAULT 'SERVICE_ACCOUNT';
CREATE TABLE plugin_switch_history (
    kind {text:60} NOT NULL,
    plugin_id {text:100} NOT NULL,
    version BIGINT NOT NULL,
    state {text:20} NOT NULL,
    reason {text:400} NOT NULL,
    since BIGINT NOT NULL,
    by_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    PRIMARY KEY (kind, plugin_id, version)
);
INSERT INTO plugin_switch_history (kind, plugin_id, version, state, reason, since, by_id, role_name)
    SELECT kind, plugin_id, version, state, reason, since, by_id, role_name FROM plugin_switch;

-- Who works here. The slot is role and person while the role is held or proposed, so that nobody has one twice, and the
-- identifier of the row once it ended. What was held once says so from then on, so that a proposal that was taken back
-- is told from a role that ended.
CREATE TABLE staff_role (
    role_id {id} NOT NULL PRIMARY KEY,
    slot {text:100} NOT NULL UNIQUE,
    person_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    state {text:20} NOT NULL,
    since BIGINT NOT NULL,
    by_id {id} NOT NULL,
    actor {text:100} NOT NULL,
    reason {text:400} NOT NULL,
    voucher {text:100} NOT NULL,
    ever_held INTEGER NOT NULL
);
CREATE INDEX staff_role_person ON staff_role (person_id);
CREATE INDEX staff_role_state ON staff_role (state, role_name);

-- One row for each role, held by the transaction that counts or ends: two cannot end the last two at once.
CREATE TABLE staff_guard (
    role_name {text:60} NOT NULL PRIMARY KEY,
    turns BIGINT NOT NULL
);

-- Invitations to make a credential, one for each person.
CREATE TABLE staff_invitation (
    person_id {id} NOT NULL PRIMARY KEY,
    invitation_id {id} NOT NULL UNIQUE,
    code {bytes:32} NOT NULL UNIQUE,
    provider {text:60} NOT NULL,
    actor {text:100} NOT NULL,
    expiry BIGINT NOT NULL
);
CREATE INDEX staff_invitation_expiry ON staff_invitation (expiry);

-- Bearer tokens of programs.
CREATE TABLE application_token (
    application_id {id} NOT NULL PRIMARY KEY,
    token {bytes:32} NOT NULL UNIQUE,
    name {text:120} NOT NULL UNIQUE,
    scopes {text:4000} NOT NULL,
    created BIGINT NOT NULL,
    expiry BIGINT NOT NULL,
    last_used BIGINT NOT NULL
);
CREATE INDEX application_token_expiry ON application_token (expiry);

-- What was reached once and for all, such as the end of the first start.
CREATE TABLE milestone (
    name {text:60} NOT NULL PRIMARY KEY,
    reached BIGINT NOT NULL
);

-- The history of each configuration.
CREATE TABLE configuration_version (
    pid {text:250} NOT NULL,
    version BIGINT NOT NULL,
    made BIGINT NOT NULL,
    by_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    reason {text:400} NOT NULL,
    key_number INTEGER NOT NULL,
    content {bytes:262144} NOT NULL,
    PRIMARY KEY (pid, version)
);

-- Written by whoever wants to know whether the store can be written.
CREATE TABLE store_pulse (
    pulse_id INTEGER NOT NULL PRIMARY KEY,
    beat BIGINT NOT NULL
);
INSERT INTO store_pulse (pulse_id, beat) VALUES (1, 0);

-- By what the trail is searched. What was recorded before has none of it: its bytes and its hashes stay as they are.
ALTER TABLE audit_intake ADD COLUMN about_id {id} NOT NULL DEFAULT '';
ALTER TABLE audit_intake ADD COLUMN outcome {text:20} NOT NULL DEFAULT '';
ALTER TABLE audit_intake ADD COLUMN reference {text:40} NOT NULL DEFAULT '';
ALTER TABLE audit_chain ADD COLUMN about_id {id} NOT NULL DEFAULT '';
ALTER TABLE audit_chain ADD COLUMN outcome {text:20} NOT NULL DEFAULT '';
ALTER TABLE audit_chain ADD COLUMN reference {text:40} NOT NULL DEFAULT '';
DROP INDEX audit_chain_person;
CREATE INDEX audit_chain_person ON audit_chain (person_id, operation, happened DESC, node DESC, place DESC);
CREATE INDEX audit_chain_about ON audit_chain (about_id, operation, happened DESC, node DESC, place DESC);
CREATE INDEX audit_chain_reference ON audit_chain (reference, happened DESC, node DESC, place DESC);
CREATE INDEX audit_chain_operation ON audit_chain (operation, outcome, happened DESC, node DESC, place DESC);
CREATE INDEX audit_chain_time ON audit_chain (outcome, happened DESC, node DESC, place DESC);
