-- Receipts of what people did that has legal weight.
CREATE TABLE receipt (
    receipt_number {text:20} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    key_number INTEGER NOT NULL,
    content {bytes:262144} NOT NULL,
    made BIGINT NOT NULL,
    expiry BIGINT NOT NULL
);
CREATE INDEX receipt_person ON receipt (person_id, role_name, made DESC, receipt_number DESC);
CREATE INDEX receipt_expiry ON receipt (expiry);
