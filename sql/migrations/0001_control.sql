-- The control plane: who is connected, what was synced, what arrived, what was found.

CREATE TABLE company (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE company IS 'Whoever owns accounts; every row of a source carries its company_id.';

CREATE TABLE integration (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    company_id uuid NOT NULL REFERENCES company (id),
    platform text NOT NULL,
    name text NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$'),
    status text NOT NULL DEFAULT 'connected'
        CHECK (status IN ('connected', 'needs_reconnect', 'disconnected', 'paused')),
    base_url text NOT NULL,
    account text NOT NULL,
    config jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(config) = 'object'),
    granted_scopes text[] NOT NULL DEFAULT '{}',
    last_sync_at timestamptz,
    sync_status text NOT NULL DEFAULT 'never' CHECK (sync_status IN ('never', 'running', 'succeeded', 'failed')),
    sync_cursor jsonb NOT NULL DEFAULT '{}',
    sync_error text,
    webhook_status jsonb NOT NULL DEFAULT '{}',
    verified_through timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX integration_company ON integration (company_id);
CREATE INDEX integration_account ON integration (platform, account);
COMMENT ON TABLE integration IS 'One connected account of one vendor.';
COMMENT ON COLUMN integration.name IS 'What people call it; also the key of its Dagster partition.';
COMMENT ON COLUMN integration.account IS 'The vendor''s name of the account, such as a shop''s domain.';
COMMENT ON COLUMN integration.config IS 'Settings of this account; field_mappings holds overrides of the declared fields.';
COMMENT ON COLUMN integration.sync_cursor IS 'Copy of the cursors for people, {object type: timestamp}; sync_cursor has the authority.';
COMMENT ON COLUMN integration.webhook_status IS 'The vendor''s subscriptions as last seen, and when that was.';
COMMENT ON COLUMN integration.verified_through IS 'The copy is proven equal to the source up to this time.';

CREATE TABLE credential (
    integration_id uuid PRIMARY KEY REFERENCES integration (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('static_token', 'oauth_expiring', 'api_key')),
    ciphertext bytea NOT NULL,
    expires_at timestamptz,
    refresh_expires_at timestamptz,
    generation bigint NOT NULL DEFAULT 1,
    refresh_lease_holder text,
    refresh_lease_until timestamptz,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE credential IS 'Secrets of an account, encrypted; the key is not in the database.';
COMMENT ON COLUMN credential.ciphertext IS 'Fernet over JSON with every secret: tokens, client id and secret, webhook secrets.';
COMMENT ON COLUMN credential.generation IS 'Counts the rotations: a refresher that waited sees that another one was quicker.';
COMMENT ON COLUMN credential.refresh_lease_until IS 'Until then one process alone may call the vendor''s token endpoint.';

CREATE TABLE oauth_state (
    state_hash text PRIMARY KEY,
    platform text NOT NULL,
    payload jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
COMMENT ON TABLE oauth_state IS 'OAuth states that were handed out; each is good once. Only their SHA-256 is kept.';

CREATE TABLE sync_cursor (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    cursor_value timestamptz,
    state jsonb,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (integration_id, object_type)
);
COMMENT ON TABLE sync_cursor IS 'How far each object type is committed; moves in the transaction of the rows it covers.';
COMMENT ON COLUMN sync_cursor.state IS 'Where a running extract resumes after a crash; NULL when none runs.';

CREATE TABLE sync_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text,
    mode text NOT NULL
        CHECK (mode IN ('backfill', 'incremental', 'window', 'full', 'webhook_drain', 'sweep', 'retry')),
    run_id text,
    status text NOT NULL DEFAULT 'started' CHECK (status IN ('started', 'completed', 'failed')),
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    completed_at timestamptz,
    fetched bigint NOT NULL DEFAULT 0,
    ingested bigint NOT NULL DEFAULT 0,
    inserted bigint NOT NULL DEFAULT 0,
    updated bigint NOT NULL DEFAULT 0,
    duplicates bigint NOT NULL DEFAULT 0,
    errors bigint NOT NULL DEFAULT 0,
    deferred bigint NOT NULL DEFAULT 0,
    deleted bigint NOT NULL DEFAULT 0,
    api_calls bigint NOT NULL DEFAULT 0,
    quota_share numeric,
    window_start timestamptz,
    window_end timestamptz,
    error text
);
CREATE INDEX sync_log_recent ON sync_log (integration_id, started_at DESC);
CREATE INDEX sync_log_started ON sync_log (integration_id) WHERE status = 'started';
COMMENT ON TABLE sync_log IS 'Every attempt to sync an object type of an account, those that failed or died included.';
COMMENT ON COLUMN sync_log.fetched IS 'Documents read from the vendor.';
COMMENT ON COLUMN sync_log.ingested IS 'New raw rows; fetched = ingested + duplicates + errors.';
COMMENT ON COLUMN sync_log.quota_share IS 'Share of the vendor''s quota that was used, 0 to 1.';

CREATE TABLE webhook_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    source text NOT NULL,
    topic text NOT NULL,
    delivery_id text NOT NULL,
    event_id text,
    object_type text,
    object_id text,
    triggered_at timestamptz,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    status text NOT NULL CHECK (status IN ('applied', 'duplicate', 'ignored', 'deferred', 'error')),
    raw_id bigint,
    error text,
    UNIQUE (integration_id, topic, delivery_id)
);
CREATE INDEX webhook_event_arrival ON webhook_event (integration_id, received_at);
COMMENT ON TABLE webhook_event IS 'Every webhook with a good signature, once.';
COMMENT ON COLUMN webhook_event.delivery_id IS 'The vendor''s id of the delivery: a retry carries it again.';
COMMENT ON COLUMN webhook_event.raw_id IS 'Its version in the raw log, when it made one.';

CREATE TABLE webhook_refusal (
    source text NOT NULL,
    integration_id uuid REFERENCES integration (id) ON DELETE CASCADE,
    reason text NOT NULL,
    count bigint NOT NULL DEFAULT 0,
    last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (source, integration_id, reason)
);
COMMENT ON TABLE webhook_refusal IS
    'Counters of refused webhooks (bad signature, unknown account, too large); not a row each, so that nobody can fill the disk.';

CREATE TABLE fetch_request (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    object_id text NOT NULL,
    reason text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    not_before timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (integration_id, object_type, object_id)
);
CREATE INDEX fetch_request_due ON fetch_request (integration_id, not_before);
COMMENT ON TABLE fetch_request IS 'Objects to fetch again from the vendor: thin events, ties of versions, doubtful deletions.';

CREATE TABLE object_stats (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    raw_versions bigint NOT NULL DEFAULT 0,
    refined_rows bigint NOT NULL DEFAULT 0,
    tombstones bigint NOT NULL DEFAULT 0,
    errors bigint NOT NULL DEFAULT 0,
    deferred bigint NOT NULL DEFAULT 0,
    pending bigint NOT NULL DEFAULT 0,
    last_arrival_at timestamptz,
    last_version_at timestamptz,
    last_sync_at timestamptz,
    PRIMARY KEY (integration_id, object_type)
) WITH (fillfactor = 50);
COMMENT ON TABLE object_stats IS 'Counts kept current by each writer in its own transaction, so that status never scans a table.';
COMMENT ON COLUMN object_stats.refined_rows IS 'Live rows of the object''s own table, tombstones not counted.';

CREATE TABLE check_result (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    check_name text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('error', 'warn')),
    passed boolean NOT NULL,
    blocking boolean NOT NULL,
    summary text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    checked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    run_id text
);
CREATE INDEX check_result_latest ON check_result (integration_id, object_type, check_name, checked_at DESC);
COMMENT ON TABLE check_result IS 'Every result of a check, passed or not.';
