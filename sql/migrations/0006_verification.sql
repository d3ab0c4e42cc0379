-- Verification and release: what was proven, when, and what readers are served.

CREATE TABLE verified_window (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    window_start timestamptz NOT NULL,
    window_end timestamptz NOT NULL,
    checked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (integration_id, object_type, window_start, window_end)
);
COMMENT ON TABLE verified_window IS
    'Windows of creation whose ids are the same at the source, while a verification goes on: one that died resumes here.';

CREATE TABLE verification_report (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    passed boolean NOT NULL,
    everything boolean NOT NULL DEFAULT false,
    seed text NOT NULL,
    started_at timestamptz NOT NULL,
    completed_at timestamptz NOT NULL,
    verified_through timestamptz,
    api_calls integer NOT NULL DEFAULT 0,
    report jsonb NOT NULL
);
CREATE INDEX verification_report_account ON verification_report (integration_id, id DESC);
COMMENT ON TABLE verification_report IS 'Every verification of an account, whole: its checks, what differed, its metrics.';

CREATE TABLE release (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    released_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    verified_through timestamptz,
    raw_watermark bigint NOT NULL,
    counts jsonb NOT NULL,
    digests jsonb NOT NULL,
    checks jsonb NOT NULL,
    changed bigint NOT NULL,
    run_id text
);
CREATE INDEX release_account ON release (integration_id, id DESC);
COMMENT ON TABLE release IS 'States of an account that held every check; the newest is what schema released serves.';
COMMENT ON COLUMN release.raw_watermark IS 'The newest raw version that the released state may show.';
COMMENT ON COLUMN release.digests IS 'Of each table a digest of its content, the same for the same content in any order.';

CREATE TABLE alert (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    object_type text NOT NULL,
    check_name text NOT NULL,
    severity text NOT NULL,
    summary text NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz,
    recovered boolean NOT NULL DEFAULT false,
    PRIMARY KEY (integration_id, object_type, check_name)
);
COMMENT ON TABLE alert IS 'Checks that fail now, and when somebody was last told; a row goes with the notice of recovery.';

-- What successive documents say of a row, the later over the earlier: a column that one does not carry stays.
CREATE AGGREGATE ingest_merge(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}', PARALLEL = SAFE);
