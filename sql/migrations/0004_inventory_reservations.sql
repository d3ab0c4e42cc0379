-- Stock that is promised and not sold yet. What there is comes from the source's view {platform}_inventory_stock.

CREATE TABLE inventory_reservation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    item text NOT NULL,
    location text NOT NULL,
    quantity bigint NOT NULL CHECK (quantity > 0),
    key text NOT NULL CHECK (key <> ''),
    status text NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'committed', 'released')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    settled_at timestamptz,
    UNIQUE (integration_id, key)
);
CREATE INDEX inventory_reservation_stock ON inventory_reservation (integration_id, item, location)
    WHERE status IN ('held', 'committed');
COMMENT ON TABLE inventory_reservation IS 'Quantities set aside for a time, so that two buyers are not sold one unit.';
COMMENT ON COLUMN inventory_reservation.item IS 'The vendor''s id of the inventory item.';
COMMENT ON COLUMN inventory_reservation.location IS 'The vendor''s id of the location.';
COMMENT ON COLUMN inventory_reservation.key IS 'The caller''s name of the attempt: the same key reserves once.';
COMMENT ON COLUMN inventory_reservation.expires_at IS 'A held reservation counts until then; nobody has to clear it away.';
COMMENT ON COLUMN inventory_reservation.settled_at IS 'When it was sold (committed) or given back (released).';

CREATE TABLE inventory_stock_lock (
    integration_id uuid NOT NULL REFERENCES integration (id) ON DELETE CASCADE,
    item text NOT NULL,
    location text NOT NULL,
    uses bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (integration_id, item, location)
);
COMMENT ON TABLE inventory_stock_lock IS 'A row for each stock that was ever reserved from: who writes it comes one after the other.';

-- A row that is written, and no advisory lock: a caller under REPEATABLE READ, who would not see what others reserved
-- in the meantime, is refused (40001) instead of selling too much.
CREATE FUNCTION inventory_lock_stock(integration uuid, item_id text, location_id text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO inventory_stock_lock AS l (integration_id, item, location) VALUES (integration, item_id, location_id)
  ON CONFLICT (integration_id, item, location) DO UPDATE SET uses = l.uses + 1
$$;
COMMENT ON FUNCTION inventory_lock_stock(uuid, text, text) IS 'Wait until no other transaction reserves from this stock, and keep others out to the end of this one.';

CREATE FUNCTION inventory_counts(r inventory_reservation, stock_read_at timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
  SELECT CASE r.status
    WHEN 'held' THEN r.expires_at > clock_timestamp()
    WHEN 'committed' THEN stock_read_at IS NULL OR r.settled_at >= stock_read_at
    ELSE false
  END
$$;
COMMENT ON FUNCTION inventory_counts(inventory_reservation, timestamptz) IS
  'Whether a reservation lessens what can be sold: held and not expired, or sold after the stock was read from the source.';

CREATE FUNCTION inventory_reserve(
    integration uuid, item_id text, location_id text, amount bigint, ttl interval, attempt text
) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  known inventory_reservation;
  vendor text;
  left_over numeric;
  made uuid;
BEGIN
  IF amount IS NULL OR amount <= 0 THEN
    RAISE EXCEPTION 'a reservation needs a quantity above 0, not %', amount USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF ttl IS NULL OR ttl <= interval '0' THEN
    RAISE EXCEPTION 'a reservation needs a time to live above 0, not %', ttl USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT platform INTO vendor FROM integration i WHERE i.id = integration;
  IF vendor IS NULL THEN
    RAISE EXCEPTION 'there is no integration %', integration USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM inventory_lock_stock(integration, item_id, location_id);
  SELECT * INTO known FROM inventory_reservation r WHERE r.integration_id = integration AND r.key = attempt;
  IF FOUND THEN
    IF (known.item, known.location, known.quantity) IS DISTINCT FROM (item_id, location_id, amount) THEN
      RAISE EXCEPTION 'key % was used for % of item % at location %', attempt, known.quantity, known.item, known.location
        USING ERRCODE = 'unique_violation';
    END IF;
    RETURN known.id;
  END IF;
  -- Literals, so that they take the type of the vendor's ids. What is not tracked has no limit.
  EXECUTE format(
    'SELECT CASE WHEN tracked THEN sellable ELSE ''Infinity''::numeric END FROM %I '
    'WHERE integration_id = $1 AND item = %L AND location = %L', vendor || '_inventory_stock', item_id, location_id
  ) INTO left_over USING integration;
  IF coalesce(left_over, 0) < amount THEN
    RETURN NULL;
  END IF;
  INSERT INTO inventory_reservation (integration_id, item, location, quantity, key, expires_at)
  VALUES (integration, item_id, location_id, amount, attempt, clock_timestamp() + ttl)
  RETURNING id INTO made;
  RETURN made;
END
$$;
COMMENT ON FUNCTION inventory_reserve(uuid, text, text, bigint, interval, text) IS
  'Set a quantity aside for a time. NULL: there is not enough. The same key again gives the same reservation, whatever became of it.';

CREATE FUNCTION inventory_settle(integration uuid, attempt text) RETURNS inventory_reservation
LANGUAGE plpgsql AS $$
DECLARE
  found_one inventory_reservation;
BEGIN
  SELECT * INTO found_one FROM inventory_reservation r WHERE r.integration_id = integration AND r.key = attempt;
  IF FOUND THEN
    -- An expiry must not pass between the look at it and the commit of this transaction unseen by who reserves.
    PERFORM inventory_lock_stock(integration, found_one.item, found_one.location);
    SELECT * INTO found_one FROM inventory_reservation r WHERE r.id = found_one.id;
  END IF;
  RETURN found_one;
END
$$;
COMMENT ON FUNCTION inventory_settle(uuid, text) IS 'The reservation of a key, with its stock locked; all NULL when there is none.';

CREATE FUNCTION inventory_release(integration uuid, attempt text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  one inventory_reservation := inventory_settle(integration, attempt);
BEGIN
  UPDATE inventory_reservation r SET status = 'released', settled_at = clock_timestamp()
  WHERE r.id = one.id AND r.status = 'held';
  RETURN coalesce(one.status IN ('held', 'released'), false);
END
$$;
COMMENT ON FUNCTION inventory_release(uuid, text) IS
  'Give a reservation back; as often as you like. False: it was committed, or there is none.';

CREATE FUNCTION inventory_commit(integration uuid, attempt text, sold_at timestamptz DEFAULT clock_timestamp())
RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  one inventory_reservation := inventory_settle(integration, attempt);
BEGIN
  IF one.status = 'committed' THEN
    RETURN true;
  END IF;
  UPDATE inventory_reservation r SET status = 'committed', settled_at = least(sold_at, clock_timestamp())
  WHERE r.id = one.id AND r.status = 'held' AND r.expires_at > clock_timestamp();
  RETURN FOUND;
END
$$;
COMMENT ON FUNCTION inventory_commit(uuid, text, timestamptz) IS
  'Make a reservation a sale, for good. Until the stock is read from the source after sold_at it keeps lessening what can be sold. False: it expired, was released, or there is none.';
