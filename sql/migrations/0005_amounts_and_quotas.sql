-- Amounts in minor units, and the vendors' quotas that all processes of an account share.

CREATE FUNCTION ingest_major_units(value text, digits integer) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN digits = 0 THEN value
    WHEN pg_input_is_valid(value, 'numeric') THEN
      (value::numeric * CASE digits WHEN 1 THEN 0.1 WHEN 2 THEN 0.01 WHEN 3 THEN 0.001 WHEN 4 THEN 0.0001 END)::text
    ELSE value
  END
$$;
COMMENT ON FUNCTION ingest_major_units(text, integer) IS
    'An amount in a currency''s smallest unit, as one in the currency: 1050 with 2 digits is 10.50. What is no number passes.';

CREATE TABLE quota_state (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    name text NOT NULL,
    available double precision NOT NULL,
    rate double precision NOT NULL,
    refilled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    throttled_at timestamptz,
    PRIMARY KEY (integration_id, name)
) WITH (fillfactor = 50);
COMMENT ON TABLE quota_state IS 'Token buckets of the vendors'' quotas, shared by all processes that work on an account.';
COMMENT ON COLUMN quota_state.available IS 'Permits that were there at refilled_at; below zero when some are promised.';
COMMENT ON COLUMN quota_state.rate IS 'Permits a second now; below the declared rate for a while after a 429.';

ALTER TABLE webhook_event DROP CONSTRAINT webhook_event_status_check;
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_status_check
    CHECK (status IN ('applied', 'duplicate', 'ignored', 'deferred', 'error', 'missed'));
COMMENT ON COLUMN webhook_event.status IS
    'missed: it never arrived; the source''s own event log named it, and its object was fetched.';
