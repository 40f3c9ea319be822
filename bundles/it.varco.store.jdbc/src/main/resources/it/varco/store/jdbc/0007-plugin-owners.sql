-- Who claimed an identifier of a plugin, or the name of a bundle, first; it stays theirs until they are taken out of use for good.
CREATE TABLE plugin_owner (
    kind {text:60} NOT NULL,
    plugin_id {text:200} NOT NULL,
    bundle {text:200} NOT NULL,
    signer {text:64} NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, plugin_id)
);
CREATE INDEX plugin_owner_bundle ON plugin_owner (bundle);
