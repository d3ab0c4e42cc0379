-- The rights of people in the data: what was asked, what was done, and what must not come back.

CREATE TABLE privacy_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL,
    platform text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('export_person', 'erase_person', 'erase_account')),
    topic text NOT NULL,
    delivery_id text NOT NULL,
    person_id text,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    asked jsonb,
    triggered_at timestamptz,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
    error text,
    result jsonb,
    UNIQUE (integration_id, topic, delivery_id)
);
CREATE INDEX privacy_request_open ON privacy_request (not_before) WHERE status = 'open';
COMMENT ON TABLE privacy_request IS
    'Requests to export or erase somebody''s data, and that they were obeyed. Outlives the account, so it has no key to it.';
COMMENT ON COLUMN privacy_request.person_id IS 'The vendor''s number of the person; nothing else of the person stays here.';
COMMENT ON COLUMN privacy_request.asked IS 'How the person is found; gone once the request is done.';
COMMENT ON COLUMN privacy_request.result IS 'How many rows of each table; for an export its file.';

CREATE TABLE erased_object (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    object_id text NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (integration_id, object_type, object_id)
);
COMMENT ON TABLE erased_object IS 'Objects whose personal data was erased: a version up to `until` is stored without it.';

ALTER TABLE credential ADD COLUMN void_since timestamptz;
COMMENT ON COLUMN credential.void_since IS
    'The vendor ended our access: the tokens are not used from then on, and removed. What verifies webhooks stays.';
