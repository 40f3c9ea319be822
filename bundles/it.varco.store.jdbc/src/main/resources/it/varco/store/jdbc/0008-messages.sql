-- Messages until they are settled, and what became of them; the number tells the order in which they were put in.
CREATE TABLE outbox_message (
    message_number BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id {id} NOT NULL UNIQUE,
    person_id {id} NOT NULL,
    queue_name {text:300} NOT NULL,
    pair_name {text:300} NOT NULL,
    owner {text:200} NOT NULL,
    kind {text:60} NOT NULL,
    media {text:100} NOT NULL,
    medium {text:20} NOT NULL,
    state {text:20} NOT NULL,
    attempts INTEGER NOT NULL,
    due BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    code {text:60} NOT NULL,
    secret INTEGER NOT NULL,
    key_number INTEGER NOT NULL,
    card {bytes:16000} NOT NULL,
    body {bytes:262144} NOT NULL,
    body_kept INTEGER NOT NULL
);
CREATE INDEX outbox_message_queue ON outbox_message (queue_name, state, message_number);
CREATE INDEX outbox_message_person ON outbox_message (person_id, message_number DESC);
CREATE INDEX outbox_message_pair ON outbox_message (pair_name, message_number);
CREATE INDEX outbox_message_state ON outbox_message (state, message_number, medium, entered);
CREATE INDEX outbox_message_changed ON outbox_message (changed, state, message_id);
CREATE INDEX outbox_message_body ON outbox_message (body_kept, state, message_id);

-- Queues in which something waits: the first that does, and when it may be leased. Whoever puts one in or settles one
-- holds the row of its queue, so that the first is the first, however long a queue is. A lease compares the turns.
CREATE TABLE outbox_queue (
    queue_name {text:300} NOT NULL PRIMARY KEY,
    head {id} NOT NULL,
    medium {text:20} NOT NULL,
    ready BIGINT NOT NULL,
    lease {text:60} NOT NULL,
    turns BIGINT NOT NULL
);
CREATE INDEX outbox_queue_ready ON outbox_queue (medium, ready);

-- Contacts of people, proved and begun.
CREATE TABLE recapito (
    person_id {id} NOT NULL,
    medium {text:20} NOT NULL,
    version BIGINT NOT NULL,
    key_number INTEGER NOT NULL,
    proved {bytes:8000} NOT NULL,
    since BIGINT NOT NULL,
    begun {bytes:8000} NOT NULL,
    expiry BIGINT NOT NULL,
    PRIMARY KEY (person_id, medium)
);
CREATE INDEX recapito_expiry ON recapito (expiry);
