-- Dialogues with services that are under way.
CREATE TABLE pratica (
    pratica_id {id} NOT NULL PRIMARY KEY,
    step INTEGER NOT NULL,
    person_id {id} NOT NULL,
    role_name {text:60} NOT NULL,
    service {text:60} NOT NULL,
    operation {text:60} NOT NULL,
    state_version INTEGER NOT NULL,
    key_number INTEGER NOT NULL,
    dialogue {bytes:262144} NOT NULL,
    opened BIGINT NOT NULL,
    expiry BIGINT NOT NULL
);
CREATE INDEX pratica_person ON pratica (person_id, opened DESC);
CREATE INDEX pratica_service ON pratica (service, expiry);
CREATE INDEX pratica_expiry ON pratica (expiry);
