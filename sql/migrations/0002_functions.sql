-- Functions that compiled field mappings call. Plain SQL and plpgsql, so that they run on any PostgreSQL.

CREATE FUNCTION ingest_refuse(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RAISE EXCEPTION 'a list or object stands where a plain value belongs: %', left(value, 60)
    USING ERRCODE = 'data_exception';
END
$$;
COMMENT ON FUNCTION ingest_refuse(text) IS 'Raises: a compiled mapping met a value that its column cannot take.';

CREATE FUNCTION ingest_tags(value jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'array' THEN ARRAY(
      SELECT t FROM jsonb_array_elements_text(value) t WHERE t <> '' ORDER BY t COLLATE "C")
    WHEN 'string' THEN ARRAY(
      SELECT btrim(t) FROM string_to_table(value #>> '{}', ',') t WHERE btrim(t) <> '' ORDER BY btrim(t) COLLATE "C")
    WHEN 'null' THEN NULL
    ELSE ARRAY[ingest_refuse(value::text)]
  END
$$;
COMMENT ON FUNCTION ingest_tags(jsonb) IS 'A JSON list of strings, or one comma-joined string, as a sorted list.';

CREATE FUNCTION ingest_text_array(value jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'array' THEN ARRAY(SELECT t FROM jsonb_array_elements_text(value) WITH ORDINALITY AS e(t, n) ORDER BY n)
    WHEN 'null' THEN NULL
    ELSE ARRAY[ingest_refuse(value::text)]
  END
$$;
COMMENT ON FUNCTION ingest_text_array(jsonb) IS 'A JSON list of strings, in its order.';
