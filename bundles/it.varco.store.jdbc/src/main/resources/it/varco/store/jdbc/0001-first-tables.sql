-- Waiting for a lock: 2 s at most; who closes a circle of waiting is told so at once. Pages of 8 KB keep memory low.
{derby} CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '2');
{derby} CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.deadlockTimeout', '0');
{derby} CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '8192');

-- By which keys this store was written.
CREATE TABLE store_key (
    key_number INTEGER NOT NULL PRIMARY KEY,
    proof {bytes:32} NOT NULL
);

-- Who stands behind an identifier; deleting a row is the erasure.
CREATE TABLE person (
    person_id {id} NOT NULL PRIMARY KEY,
    lookup {bytes:32} NOT NULL UNIQUE,
    key_number INTEGER NOT NULL,
    codice_fiscale {bytes:44} NOT NULL
);

-- Who may not be examined by which provider until when; the token is that of the examination under way, if any.
CREATE TABLE login_block (
    block_key {text:43} NOT NULL PRIMARY KEY,
    token {id} NOT NULL,
    ends BIGINT NOT NULL
);
CREATE INDEX login_block_ends ON login_block (ends);

-- Logins under way.
CREATE TABLE login_attempt (
    attempt_id {id} NOT NULL PRIMARY KEY,
    step INTEGER NOT NULL,
    browser {bytes:32} NOT NULL,
    provider {text:60} NOT NULL,
    state_version INTEGER NOT NULL,
    next_path {text:2000} NOT NULL,
    key_number INTEGER NOT NULL,
    dialogue {bytes:262144} NOT NULL,
    opened BIGINT NOT NULL,
    expiry BIGINT NOT NULL
);
CREATE INDEX login_attempt_browser ON login_attempt (browser, opened DESC);
CREATE INDEX login_attempt_expiry ON login_attempt (expiry);

-- Open sessions. No index for the sweep, which reads all of them: the last use changes often.
CREATE TABLE open_session (
    handle {id} NOT NULL PRIMARY KEY,
    token {bytes:32} NOT NULL UNIQUE,
    person_id {id} NOT NULL,
    provider {text:60} NOT NULL,
    key_number INTEGER NOT NULL,
    who {bytes:16000} NOT NULL,
    address {text:100} NOT NULL,
    opened BIGINT NOT NULL,
    last_used BIGINT NOT NULL
);
CREATE INDEX open_session_person ON open_session (person_id, opened DESC);

-- How administrators switched plugins.
CREATE TABLE plugin_switch (
    kind {text:60} NOT NULL,
    plugin_id {text:100} NOT NULL,
    state {text:20} NOT NULL,
    reason {text:400} NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, plugin_id)
);

-- The trail: what came in, what stands in a chain, where each chain ends. Links are only ever added.
CREATE TABLE audit_intake (
    intake_number BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened BIGINT NOT NULL,
    person_id {id} NOT NULL,
    operation {text:60} NOT NULL,
    entry {bytes:16384} NOT NULL
);
CREATE INDEX audit_intake_person ON audit_intake (person_id, operation, happened DESC);
CREATE TABLE audit_chain (
    node {text:100} NOT NULL,
    place BIGINT NOT NULL,
    happened BIGINT NOT NULL,
    person_id {id} NOT NULL,
    operation {text:60} NOT NULL,
    entry {bytes:16384} NOT NULL,
    link_hash {bytes:32} NOT NULL,
    PRIMARY KEY (node, place)
);
CREATE INDEX audit_chain_person ON audit_chain (person_id, operation, happened DESC);
CREATE TABLE audit_head (
    node {text:100} NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL,
    link_hash {bytes:32} NOT NULL
);

-- What plugins keep for themselves.
CREATE TABLE plugin_record (
    owner {text:200} NOT NULL,
    record_key {text:200} NOT NULL,
    version BIGINT NOT NULL,
    expiry BIGINT NOT NULL,
    key_number INTEGER NOT NULL,
    content {bytes:40000} NOT NULL,
    PRIMARY KEY (owner, record_key)
);
CREATE INDEX plugin_record_expiry ON plugin_record (expiry);
