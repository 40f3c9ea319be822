-- What was decided on the bytes of foreign jars: the last decision on each with its version, and all of them as history.
CREATE TABLE plugin_approval (
    hash {text:64} NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    state {text:20} NOT NULL,
    bundle {text:400} NOT NULL,
    bundle_version {text:400} NOT NULL,
    signer {text:64} NOT NULL,
    reason {text:400} NOT NULL,
    since BIGINT NOT NULL,
    by_id {id} NOT NULL,
    role_name {text:60} NOT NULL
);
CREATE TABLE plugin_approval_history (
    hash {text:64} NOT NULL,
    version BIGINT NOT NULL,
    state {text:20} NOT NULL,
    bundle {text:400} NOT NULL,
    bundle_version {text:400} NOT NULL,
    signer {text:64} NOT NULL,
    reason {text:400} NOT NULL,
    since BIGINT NOT NULL,
    by_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    PRIMARY KEY (hash, version)
);
