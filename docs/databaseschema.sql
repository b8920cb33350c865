DO $$
BEGIN      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'borging') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS borging';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'handhaving') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS handhaving';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'levering') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS levering';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'partners') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS partners';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'persoonsgegevens') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS persoonsgegevens';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'raadpleging') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS raadpleging';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

END
$$;


CREATE
OR REPLACE FUNCTION handhaving.mt_immutable_timestamp(value text) RETURNS timestamp without time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::timestamp

$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_immutable_timestamptz(value text) RETURNS timestamp with time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::timestamptz

$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_immutable_time(value text) RETURNS time without time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::time

$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_immutable_date(value text) RETURNS date LANGUAGE sql IMMUTABLE AS
$function$
select value::date

$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_grams_vector(text, use_unaccent boolean DEFAULT false)
        RETURNS tsvector
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
RETURN (SELECT array_to_string(handhaving.mt_grams_array($1, use_unaccent), ' ') ::tsvector);
END
$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_grams_query(text, use_unaccent boolean DEFAULT false)
        RETURNS tsquery
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
RETURN (SELECT array_to_string(handhaving.mt_grams_array($1, use_unaccent), ' & ') ::tsquery);
END
$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_grams_array(words text, use_unaccent boolean DEFAULT false)
        RETURNS text[]
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
        DECLARE
result text[];
        DECLARE
word text;
        DECLARE
clean_word text;
BEGIN
                FOREACH
word IN ARRAY string_to_array(words, ' ')
                LOOP
                     clean_word = regexp_replace(handhaving.mt_safe_unaccent(use_unaccent, word), '[^a-zA-Z0-9]+', '','g');
FOR i IN 1 .. length(clean_word)
                     LOOP
                         result := result || quote_literal(substr(lower(clean_word), i, 1));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 2));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 3));
END LOOP;
END LOOP;

RETURN ARRAY(SELECT DISTINCT e FROM unnest(result) AS a(e) ORDER BY e);
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_append(jsonb, text[], jsonb, boolean, jsonb default null::jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    patch_expression ALIAS FOR $5;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
            END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_append_key_value(jsonb, text[], jsonb, boolean)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    tmp_value jsonb;
    _key text;
BEGIN
    tmp_value = retval #> location;

    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN NOT tmp_value ?| ARRAY(SELECT jsonb_object_keys(val)) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_copy(jsonb, text[], text[])
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_path ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = handhaving.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value::jsonb, TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_duplicate(jsonb, text[], jsonb)
RETURNS jsonb
LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    targets ALIAS FOR $3;
    tmp_value jsonb;
    target_path text[];
    target text;
BEGIN
    FOR target IN SELECT jsonb_array_elements_text(targets)
    LOOP
        target_path = handhaving.mt_jsonb_path_to_array(target, '\.');
        retval = handhaving.mt_jsonb_copy(retval, location, target_path);
    END LOOP;

    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_fix_null_parent(jsonb, text[])
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
retval ALIAS FOR $1;
    dst_path ALIAS FOR $2;
    dst_path_segment text[] = ARRAY[]::text[];
    dst_path_array_length integer;
    i integer = 1;
BEGIN
    dst_path_array_length = array_length(dst_path, 1);
    WHILE i <=(dst_path_array_length - 1)
    LOOP
        dst_path_segment = dst_path_segment || ARRAY[dst_path[i]];
        IF retval #> dst_path_segment IS NULL OR retval #> dst_path_segment = 'null'::jsonb THEN
            retval = jsonb_set(retval, dst_path_segment, '{}'::jsonb, TRUE);
        END IF;
        i = i + 1;
    END LOOP;

    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_increment(jsonb, text[], numeric)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
retval ALIAS FOR $1;
    location ALIAS FOR $2;
    increment_value ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NULL THEN
        tmp_value = to_jsonb(0);
END IF;

RETURN jsonb_set(retval, location, to_jsonb(tmp_value::numeric + increment_value), TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_insert(jsonb, text[], jsonb, integer, boolean, jsonb default null::jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    elm_index ALIAS FOR $4;
    if_not_exists ALIAS FOR $5;
    patch_expression ALIAS FOR $6;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF elm_index IS NULL THEN
            elm_index = jsonb_array_length(tmp_value) + 1;
        END IF;
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_move(jsonb, text[], text)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_name ALIAS FOR $3;
    dst_path text[];
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = retval #- src_path;
    dst_path = src_path;
    dst_path[array_length(dst_path, 1)] = dst_name;
    retval = handhaving.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value, TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_path_to_array(text, character)
    RETURNS text[]
    LANGUAGE plpgsql
AS $function$
DECLARE
    location ALIAS FOR $1;
    regex_pattern ALIAS FOR $2;
BEGIN
RETURN regexp_split_to_array(location, regex_pattern)::text[];
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_remove(jsonb, text[], jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF jsonb_typeof(val) = 'array' THEN
            tmp_remove = val;
        ELSE
            tmp_remove = jsonb_build_array(val);
        END IF;

        FOR patch_remove IN SELECT * FROM jsonb_array_elements(tmp_remove)
        LOOP
            tmp_value =(SELECT jsonb_agg(elem)
            FROM jsonb_array_elements(tmp_value) AS elem
            WHERE elem <> patch_remove);
        END LOOP;

        IF tmp_value IS NULL THEN
            tmp_value = '[]'::jsonb;
        END IF;
    END IF;
    RETURN jsonb_set(retval, location, tmp_value, FALSE);
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_remove_key(jsonb, text[], text)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    _key ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        RETURN jsonb_set(retval, location, tmp_value - _key, FALSE);
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_jsonb_patch(jsonb, jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    patchset ALIAS FOR $2;
    patch jsonb;
    patch_path text[];
    patch_expression jsonb;
    value jsonb;
BEGIN
    FOR patch IN SELECT * from jsonb_array_elements(patchset)
    LOOP
        patch_path = handhaving.mt_jsonb_path_to_array((patch->>'path')::text, '\.');

        patch_expression = null;
        IF (patch->>'type') IN ('remove', 'append_if_not_exists', 'insert_if_not_exists') AND (patch->>'expression') IS NOT NULL THEN
            patch_expression = jsonb_path_query_array(retval #> patch_path, (patch->>'expression')::jsonpath);
        END IF;

        CASE patch->>'type'
            WHEN 'set' THEN
                retval = jsonb_set(retval, patch_path, (patch->'value')::jsonb, TRUE);
            WHEN 'delete' THEN
                retval = retval#-patch_path;
            WHEN 'append' THEN
                retval = handhaving.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, FALSE);
            WHEN 'append_if_not_exists' THEN
                retval = handhaving.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, TRUE, patch_expression);
            WHEN 'append_key_value' THEN
                retval = handhaving.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, FALSE);
            WHEN 'append_key_value_if_not_exists' THEN
                retval = handhaving.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, TRUE);
            WHEN 'insert' THEN
                retval = handhaving.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, FALSE);
            WHEN 'insert_if_not_exists' THEN
                retval = handhaving.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, TRUE, patch_expression);
            WHEN 'remove' THEN
                retval = handhaving.mt_jsonb_remove(retval, patch_path, COALESCE(patch_expression, (patch->'value')::jsonb));
            WHEN 'remove_key' THEN
                retval = handhaving.mt_jsonb_remove_key(retval, patch_path, (patch->>'key'));
            WHEN 'duplicate' THEN
                retval = handhaving.mt_jsonb_duplicate(retval, patch_path, (patch->'targets')::jsonb);
            WHEN 'rename' THEN
                retval = handhaving.mt_jsonb_move(retval, patch_path, (patch->>'to')::text);
            WHEN 'increment' THEN
                retval = handhaving.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            WHEN 'increment_float' THEN
                retval = handhaving.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            ELSE NULL;
        END CASE;
    END LOOP;
    RETURN retval;
END;
$function$;


CREATE
OR REPLACE FUNCTION handhaving.mt_safe_unaccent(use_unaccent BOOLEAN, word TEXT)
        RETURNS TEXT
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
IF use_unaccent THEN
    RETURN public.unaccent(word);
ELSE
    RETURN word;
END IF;
END;
$function$;


CREATE TABLE IF NOT EXISTS persoonsgegevens.kluis (
    gemeente       text     NOT NULL,
    commitment     text     NOT NULL,
    betrokkene     uuid     NOT NULL,
    gebeurtenis    uuid     NOT NULL,
    pad            text     NOT NULL,
    inhoud         bytea    NOT NULL,
    klasse         text     NOT NULL DEFAULT 'zaak',
CONSTRAINT pkey_kluis_gemeente_commitment PRIMARY KEY (gemeente, commitment)
);

CREATE INDEX kluis_gebeurtenis ON persoonsgegevens.kluis USING btree (gemeente, gebeurtenis);

CREATE INDEX kluis_betrokkene ON persoonsgegevens.kluis USING btree (gemeente, betrokkene);
CREATE TABLE IF NOT EXISTS persoonsgegevens.sleutel (
    gemeente      text       NOT NULL,
    betrokkene    uuid       NOT NULL,
    omwikkeld     bytea      NULL,
    klasse        text       NOT NULL DEFAULT 'zaak',
    tijdvak       integer    NULL,
CONSTRAINT pkey_sleutel_gemeente_betrokkene_klasse PRIMARY KEY (gemeente, betrokkene, klasse)
);
CREATE TABLE IF NOT EXISTS persoonsgegevens.wissing (
    gemeente       text       NOT NULL,
    commitment     text       NOT NULL,
    betrokkene     uuid       NOT NULL,
    gebeurtenis    uuid       NOT NULL,
    pad            text       NOT NULL,
    wissing        uuid       NOT NULL,
    stroom         text       NOT NULL,
    gewist         boolean    NOT NULL DEFAULT false,
CONSTRAINT pkey_wissing_gemeente_commitment PRIMARY KEY (gemeente, commitment)
);

CREATE INDEX wissing_open ON persoonsgegevens.wissing USING btree (gemeente, wissing) WHERE (not gewist);
CREATE TABLE IF NOT EXISTS persoonsgegevens.zoekindex (
    gemeente      text     NOT NULL,
    soort         text     NOT NULL,
    hmac          bytea    NOT NULL,
    commitment    text     NOT NULL,
    betrokkene    uuid     NOT NULL,
CONSTRAINT pkey_zoekindex_gemeente_soort_hmac_commitment PRIMARY KEY (gemeente, soort, hmac, commitment)
);

DO $do$
BEGIN
ALTER TABLE persoonsgegevens.zoekindex
ADD CONSTRAINT zoekindex_kluis FOREIGN KEY(gemeente, commitment)
REFERENCES persoonsgegevens.kluis(gemeente, commitment)ON DELETE CASCADE
;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

CREATE INDEX zoekindex_betrokkene ON persoonsgegevens.zoekindex USING btree (gemeente, betrokkene);
CREATE TABLE IF NOT EXISTS persoonsgegevens.wislijst (
    merk     text           NOT NULL,
    sinds    timestamptz    NOT NULL DEFAULT now(),
CONSTRAINT pkey_wislijst_merk PRIMARY KEY (merk)
);
CREATE TABLE IF NOT EXISTS persoonsgegevens.beperking (
    gemeente      text       NOT NULL,
    beperking     uuid       NOT NULL,
    betrokkene    uuid       NOT NULL,
    zaak          uuid       NULL,
    grond         text       NOT NULL,
    opgeheven     boolean    NOT NULL DEFAULT false,
CONSTRAINT pkey_beperking_gemeente_beperking PRIMARY KEY (gemeente, beperking)
);

CREATE INDEX beperking_betrokkene ON persoonsgegevens.beperking USING btree (gemeente, betrokkene) WHERE (not opgeheven);
CREATE TABLE IF NOT EXISTS persoonsgegevens.rectificatie (
    gemeente        text    NOT NULL,
    commitment      text    NOT NULL,
    rectificatie    uuid    NOT NULL,
CONSTRAINT pkey_rectificatie_gemeente_commitment PRIMARY KEY (gemeente, commitment)
);
CREATE TABLE IF NOT EXISTS handhaving.mt_doc_avgverzoek (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_avgverzoek_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_avgverzoek;
ALTER TABLE handhaving.mt_doc_avgverzoek NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_avgverzoek DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_bezoek (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_bezoek_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_bezoek_idx_begin ON handhaving.mt_doc_bezoek USING btree ((handhaving.mt_immutable_timestamptz(data ->> 'begin')));
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_bezoek;
ALTER TABLE handhaving.mt_doc_bezoek NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_bezoek DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_compartimentsgegeven (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_compartimentsgegeven_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_compartimentsgegeven;
ALTER TABLE handhaving.mt_doc_compartimentsgegeven NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_compartimentsgegeven DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_controleregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_controleregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_controleregister;
ALTER TABLE handhaving.mt_doc_controleregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_controleregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_dashboardcorrectie (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_dashboardcorrectie_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_dashboardcorrectie;
ALTER TABLE handhaving.mt_doc_dashboardcorrectie NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_dashboardcorrectie DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_dashboardfeit (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
    gebeurd_op          timestamp with time zone    NULL,
CONSTRAINT pkey_mt_doc_dashboardfeit_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_dashboardfeit_idx_gebeurd_op ON handhaving.mt_doc_dashboardfeit USING btree (gebeurd_op);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_dashboardfeit;
ALTER TABLE handhaving.mt_doc_dashboardfeit NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_dashboardfeit DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_deadletterevent (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS handhaving.mt_doc_eigenaarszaak_2 (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
    aantal              integer                     NULL,
CONSTRAINT pkey_mt_doc_eigenaarszaak_2_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_eigenaarszaak_2_idx_aantal ON handhaving.mt_doc_eigenaarszaak_2 USING btree (aantal);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_eigenaarszaak_2;
ALTER TABLE handhaving.mt_doc_eigenaarszaak_2 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_eigenaarszaak_2 DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_envelope (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_envelope_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS handhaving.mt_doc_intake (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_intake_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_intake;
ALTER TABLE handhaving.mt_doc_intake NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_intake DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_jaarcijferregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_jaarcijferregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_jaarcijferregister;
ALTER TABLE handhaving.mt_doc_jaarcijferregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_jaarcijferregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_jaarvaststelling (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_jaarvaststelling_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_jaarvaststelling;
ALTER TABLE handhaving.mt_doc_jaarvaststelling NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_jaarvaststelling DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_leveringsafspraak (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_leveringsafspraak_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_leveringsafspraak;
ALTER TABLE handhaving.mt_doc_leveringsafspraak NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_leveringsafspraak DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_lsiproject (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_lsiproject_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_lsiproject;
ALTER TABLE handhaving.mt_doc_lsiproject NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_lsiproject DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_mandaatregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_mandaatregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_mandaatregister;
ALTER TABLE handhaving.mt_doc_mandaatregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_mandaatregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_normenregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_normenregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_normenregister;
ALTER TABLE handhaving.mt_doc_normenregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_normenregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_pand (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_pand_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_pand;
ALTER TABLE handhaving.mt_doc_pand NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_pand DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_partner (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_partner_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_partner;
ALTER TABLE handhaving.mt_doc_partner NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_partner DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_personenregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_personenregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_personenregister;
ALTER TABLE handhaving.mt_doc_personenregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_personenregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_rooster (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_rooster_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_rooster;
ALTER TABLE handhaving.mt_doc_rooster NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_rooster DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_signaal (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_signaal_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_signaal;
ALTER TABLE handhaving.mt_doc_signaal NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_signaal DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_sleutelregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_sleutelregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_sleutelregister;
ALTER TABLE handhaving.mt_doc_sleutelregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_sleutelregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_taaktoewijzing (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_taaktoewijzing_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_taaktoewijzing;
ALTER TABLE handhaving.mt_doc_taaktoewijzing NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_taaktoewijzing DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_toezichthouderregister (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_toezichthouderregister_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_toezichthouderregister;
ALTER TABLE handhaving.mt_doc_toezichthouderregister NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_toezichthouderregister DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_zaakoverzicht_3 (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
    volgnummer          bigint                      NULL,
    fase                varchar                     NULL,
    omslag_na           date                        NULL,
    openstaand_tot      date                        NULL,
CONSTRAINT pkey_mt_doc_zaakoverzicht_3_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_zaakoverzicht_3_idx_volgnummer ON handhaving.mt_doc_zaakoverzicht_3 USING btree (volgnummer);

CREATE INDEX mt_doc_zaakoverzicht_3_idx_fase ON handhaving.mt_doc_zaakoverzicht_3 USING btree (fase);

CREATE INDEX mt_doc_zaakoverzicht_3_idx_omslag_na ON handhaving.mt_doc_zaakoverzicht_3 USING btree (omslag_na);

CREATE INDEX mt_doc_zaakoverzicht_3_idx_openstaand_tot ON handhaving.mt_doc_zaakoverzicht_3 USING btree (openstaand_tot);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_zaakoverzicht_3;
ALTER TABLE handhaving.mt_doc_zaakoverzicht_3 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_zaakoverzicht_3 DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_doc_zaakwerk_3 (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
    loopt               boolean                     NULL,
CONSTRAINT pkey_mt_doc_zaakwerk_3_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_zaakwerk_3_idx_loopt ON handhaving.mt_doc_zaakwerk_3 USING btree (loopt);
DROP POLICY IF EXISTS marten_tenant_isolation ON handhaving.mt_doc_zaakwerk_3;
ALTER TABLE handhaving.mt_doc_zaakwerk_3 NO FORCE ROW LEVEL SECURITY;
ALTER TABLE handhaving.mt_doc_zaakwerk_3 DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS handhaving.mt_streams (
    tenant_id            varchar        NOT NULL DEFAULT '*DEFAULT*',
    id                   varchar        NOT NULL,
    type                 varchar        NULL,
    version              bigint         NULL,
    timestamp            timestamptz    NOT NULL DEFAULT (now()),
    created              timestamptz    NOT NULL DEFAULT (now()),
    compacted_version    bigint         NOT NULL DEFAULT 0,
    is_archived          bool           NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
);
CREATE TABLE IF NOT EXISTS handhaving.mt_events (
    seq_id            bigint                      NOT NULL,
    id                uuid                        NOT NULL,
    stream_id         varchar                     NULL,
    version           bigint                      NOT NULL,
    data              jsonb                       NOT NULL,
    bdata             bytea                       NULL,
    type              varchar(500)                NOT NULL,
    timestamp         timestamp with time zone    NOT NULL DEFAULT '(now())',
    tenant_id         varchar                     NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type    varchar                     NULL,
    correlation_id    varchar                     NULL,
    causation_id      varchar                     NULL,
    headers           jsonb                       NULL,
    user_name         varchar                     NULL,
    is_archived       bool                        NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id)
);

DO $do$
BEGIN
ALTER TABLE handhaving.mt_events
ADD CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY(tenant_id, stream_id)
REFERENCES handhaving.mt_streams(tenant_id, id);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON handhaving.mt_events USING btree (tenant_id, stream_id, version);

CREATE UNIQUE INDEX idx_mt_events_event_id ON handhaving.mt_events USING btree (id);
CREATE SEQUENCE handhaving.mt_events_sequence;
ALTER SEQUENCE handhaving.mt_events_sequence OWNED BY handhaving.mt_events.seq_id;
CREATE TABLE IF NOT EXISTS handhaving.mt_event_progression (
    name                         varchar                     NOT NULL,
    last_seq_id                  bigint                      NULL,
    last_updated                 timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mode                         varchar                     NULL DEFAULT 'none',
    rebuild_threshold            integer                     NULL DEFAULT 0,
    assigned_node                integer                     NULL DEFAULT 0,
    heartbeat                    timestamp with time zone    NULL,
    agent_status                 varchar(20)                 NULL,
    pause_reason                 text                        NULL,
    running_on_node              integer                     NULL,
    warning_behind_threshold     bigint                      NULL,
    critical_behind_threshold    bigint                      NULL,
    failure_category             varchar(50)                 NULL,
    failure_event_sequence       bigint                      NULL,
    failure_event_type           varchar(500)                NULL,
    failure_event_tenant_id      varchar(500)                NULL,
CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);
CREATE TABLE IF NOT EXISTS handhaving.mt_event_projection_floors (
    name            varchar                     NOT NULL,
    tenant_id       varchar                     NOT NULL,
    floor           bigint                      NOT NULL,
    last_updated    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_event_projection_floors_name_tenant_id PRIMARY KEY (name, tenant_id)
);
CREATE
OR REPLACE FUNCTION handhaving.mt_mark_event_progression(name varchar, last_encountered bigint) RETURNS VOID LANGUAGE plpgsql AS
$function$
BEGIN
INSERT INTO handhaving.mt_event_progression (name, last_seq_id, last_updated)
VALUES (name, last_encountered, transaction_timestamp())
ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO
UPDATE SET last_seq_id = last_encountered, last_updated = transaction_timestamp();

END;

$function$;



CREATE OR REPLACE FUNCTION handhaving.mt_archive_stream(streamid varchar, tenantid varchar) RETURNS VOID LANGUAGE plpgsql AS
$function$
BEGIN
  update handhaving.mt_streams set is_archived = TRUE where id = streamid  and tenant_id = tenantid;
  update handhaving.mt_events set is_archived = TRUE where stream_id = streamid  and tenant_id = tenantid;
END;
$function$;


CREATE OR REPLACE FUNCTION handhaving.mt_quick_append_events(stream varchar, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[], bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], headers jsonb[], user_names varchar[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[] AS $$
DECLARE
	event_version bigint;
	stream_is_archived boolean;
	event_type varchar;
	event_id uuid;
	body jsonb;
	index int;
	seq bigint;
    actual_tenant varchar;
    is_new_stream boolean := false;
	return_value bigint[];
BEGIN
    if expected_version IS NOT NULL then
        -- COALESCE turns the NULL we get for a brand-new stream into 0, so a
        -- FetchForWriting against a non-existent stream (which sets
        -- ExpectedVersionOnServer = 0) and a StartStream(id, version: 0) both
        -- land on the new-stream branch instead of mis-firing the guard.
        select version, is_archived into event_version, stream_is_archived from handhaving.mt_streams where id = stream AND tenant_id = tenantid for update;
        if COALESCE(event_version, 0) != expected_version then
            RAISE EXCEPTION 'Stream version mismatch on ''%'': expected %, actual %', stream, expected_version, COALESCE(event_version, 0) USING ERRCODE = 'MT003';
        end if;
    else
        select version, is_archived into event_version, stream_is_archived from handhaving.mt_streams where id = stream AND tenant_id = tenantid;
    end if;

	if event_version IS NULL then
		event_version = 0;
		is_new_stream := true;
		-- #5456 follow-up: insert the FINAL version straight away rather than 0 plus a
		-- trailing UPDATE of the row we just wrote in this same transaction. That UPDATE
		-- is a second heap tuple + WAL record per stream creation for no observable gain
		-- -- nothing outside this transaction can see the intermediate 0. The trailing
		-- UPDATE below is skipped for this branch via is_new_stream.
		insert into handhaving.mt_streams (id, type, version, timestamp, tenant_id) values (stream, stream_type, COALESCE(array_length(event_ids, 1), 0), now(), tenantid);
    else
        if stream_is_archived then
            RAISE EXCEPTION 'Attempted to append event to archived stream with Id ''%''.', stream USING ERRCODE = 'MT001';
        end if;
        if tenantid IS NOT NULL then
            select tenant_id into actual_tenant from handhaving.mt_streams where id = stream AND tenant_id = tenantid;
            if actual_tenant != tenantid then
                RAISE EXCEPTION 'The tenantid does not match the existing stream';
            end if;
        end if;
	end if;

	index := 1;
	-- #5062: array_length('{}', 1) is NULL in PostgreSQL, not 0, so a call with an
	-- empty event array used to return ARRAY[NULL] -- a bigint[] whose only element
	-- is NULL, which Npgsql cannot read into long[] ('Cannot read a non-nullable
	-- collection of elements because the returned array contains nulls'). COALESCE
	-- makes the empty case mean what it says: zero events appended, so the final
	-- version is the stream's current version.
	return_value := ARRAY[event_version + COALESCE(array_length(event_ids, 1), 0)];

	foreach event_id in ARRAY event_ids
	loop
        seq := nextval('handhaving.mt_events_sequence');
		return_value := array_append(return_value, seq);

	    event_version := event_version + 1;
		event_type = event_types[index];
		body = bodies[index];

		-- #4515 / #4578 / Phase 2: bdatas[index] carries the binary payload
		-- for events opted in to binary serialization (NULL otherwise).
		-- bodies[index] is the {} JSON placeholder for those events so the
		-- existing data jsonb NOT NULL constraint stays intact.
		insert into handhaving.mt_events
			(seq_id, id, stream_id, version, data, bdata, type, tenant_id, timestamp, mt_dotnet_type, is_archived, causation_id, correlation_id, headers, user_name)
		values
			(seq, event_id, stream, event_version, body, bdatas[index], event_type, tenantid, (now() at time zone 'utc'), dotnet_types[index], FALSE, causation_ids[index], correlation_ids[index], headers[index], user_names[index]);

		index := index + 1;
	end loop;

	-- A brand-new stream already carries its final version from the insert above, so the
	-- UPDATE is only needed when we appended onto a stream that already existed.
	--
	-- #5539: and only when we actually appended something. With ZERO events this was a BLIND write-back
	-- of the version read at the top of the function, and under READ COMMITTED that is a lost update: the
	-- UPDATE waits on a concurrent appender's row lock, the winner commits, the WHERE clause is
	-- re-evaluated against the new row, and `set version = <the stale value>` lands -- leaving
	-- mt_streams.version BELOW the stream's own events. Every later append then computes a version that
	-- already exists and dies on pk_mt_events_stream_and_version, forever, until the row is repaired by
	-- hand. A non-empty call cannot do this: its first INSERT collides with the winner on that same
	-- primary key and rolls the whole thing back, which is why only the empty case was exposed.
	--
	-- Two independent guards, because either alone would have been enough and the cost of both is nil:
	--   * the append count -- appending nothing has nothing to write, so the correct number of statements
	--     is zero rather than one that happens to be harmless;
	--   * greatest(), so the write-back can never LOWER a stream's version whoever calls it. An append
	--     only ever moves a version forward, so this is a no-op on every correct path and a backstop on
	--     any future caller that reads the version and then writes it back.
	if not is_new_stream and COALESCE(array_length(event_ids, 1), 0) > 0 then
		update handhaving.mt_streams set version = greatest(version, event_version), timestamp = now() where id = stream AND tenant_id = tenantid;
	end if;

	return return_value;
END
$$ LANGUAGE plpgsql;

CREATE TABLE IF NOT EXISTS handhaving.mt_high_water_skips (
    ending_sequence      bigint                      NOT NULL,
    starting_sequence    bigint                      NOT NULL,
    timestamp            timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);
CREATE
OR REPLACE FUNCTION handhaving.mt_mark_progression_with_skip(shard_name varchar, ending_sequence bigint, starting_sequence bigint) RETURNS bigint AS
$$
DECLARE
    current_value bigint;
BEGIN
    select last_seq_id into current_value from handhaving.mt_event_progression where name = shard_name;

    IF current_value is null then
        -- Bootstrap the high-water row on first invocation. Previously this branch
        -- returned 0, which left HighWaterAgent.CheckNowAsync polling forever because
        -- statistics.CurrentMark never advanced. Issue #4425.
        INSERT INTO handhaving.mt_event_progression (name, last_seq_id, last_updated)
        VALUES (shard_name, ending_sequence, transaction_timestamp())
        ON CONFLICT ON CONSTRAINT pk_mt_event_progression
            DO UPDATE SET last_seq_id = ending_sequence, last_updated = transaction_timestamp();
        IF ending_sequence > starting_sequence THEN
            -- Idempotent: a rebuild/replay re-marks the same skip (ending_sequence is the
            -- PK). Re-recording an existing gap is a no-op. Conflict target is the PK
            -- constraint (the bare column name collides with the function parameter). #4530.
            insert into handhaving.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
                on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        END IF;
        return ending_sequence;
    ELSIF current_value = starting_sequence THEN
        update handhaving.mt_event_progression SET last_seq_id = ending_sequence, last_updated = transaction_timestamp() where shard_name = name;
        insert into handhaving.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
            on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        return ending_sequence;
    ELSE
        return current_value;
    END IF;
END
$$
LANGUAGE plpgsql;


create or replace function handhaving.weiger_wijziging() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin raise exception 'De geschiedenis is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end$body$;

create or replace function handhaving.stempel_registratie() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin perform pg_current_xact_id(); new.timestamp := clock_timestamp(); return new; end$body$;

create or replace trigger alleen_toevoegen before update or delete or truncate on handhaving.mt_events for each statement execute function handhaving.weiger_wijziging();
alter table handhaving.mt_events enable always trigger alleen_toevoegen;
create or replace trigger stempel_registratie before insert on handhaving.mt_events for each row execute function handhaving.stempel_registratie();
alter table handhaving.mt_events enable always trigger stempel_registratie;
revoke create on schema handhaving, persoonsgegevens from handhaving_app, public;
grant usage on schema handhaving, persoonsgegevens to handhaving_app;
alter default privileges in schema handhaving grant select, insert, update, delete, truncate on tables to handhaving_app;
alter default privileges in schema handhaving grant usage, select on sequences to handhaving_app;
grant select, insert, update, delete, truncate on all tables in schema handhaving to handhaving_app;
revoke all on all sequences in schema handhaving from handhaving_app, public;
grant usage, select on all sequences in schema handhaving to handhaving_app;
revoke all on handhaving.mt_events, handhaving.mt_streams from handhaving_app, public;
grant select, insert on handhaving.mt_events, handhaving.mt_streams to handhaving_app;
grant update (version, timestamp) on handhaving.mt_streams to handhaving_app;
revoke all on all tables in schema persoonsgegevens from handhaving_app, public;
grant select, insert, delete on persoonsgegevens.kluis to handhaving_app;
grant select, insert, update on persoonsgegevens.sleutel to handhaving_app;
grant select, insert on persoonsgegevens.wissing, persoonsgegevens.wislijst to handhaving_app;
grant update (gewist) on persoonsgegevens.wissing to handhaving_app;
grant select, insert, delete on persoonsgegevens.zoekindex to handhaving_app;
grant select, insert on persoonsgegevens.beperking, persoonsgegevens.rectificatie to handhaving_app;
grant update (opgeheven) on persoonsgegevens.beperking to handhaving_app;
grant update (rectificatie) on persoonsgegevens.rectificatie to handhaving_app;
CREATE TABLE IF NOT EXISTS borging.inbox (
    gemeente      text           NOT NULL,
    seq_id        bigint         NOT NULL,
    stroom        text           NOT NULL,
    versie        bigint         NOT NULL,
    aangeboden    timestamptz    NOT NULL DEFAULT clock_timestamp(),
    geweigerd     text           NULL,
CONSTRAINT pkey_inbox_gemeente_seq_id PRIMARY KEY (gemeente, seq_id)
);
CREATE TABLE IF NOT EXISTS borging.post (
    gemeente       text      NOT NULL,
    i              bigint    NOT NULL,
    seq_id         bigint    NULL,
    gebeurtenis    uuid      NULL,
    stroom         text      NULL,
    versie         bigint    NULL,
    kop            bytea     NOT NULL,
    inhoud         bytea     NOT NULL,
    blad           bytea     NOT NULL,
    opening        bytea     NOT NULL,
CONSTRAINT pkey_post_gemeente_i PRIMARY KEY (gemeente, i)
);

CREATE UNIQUE INDEX post_seq_id ON borging.post USING btree (gemeente, seq_id);

CREATE UNIQUE INDEX post_gebeurtenis ON borging.post USING btree (gemeente, gebeurtenis);

CREATE UNIQUE INDEX post_stroom_versie ON borging.post USING btree (gemeente, stroom, versie);
CREATE TABLE IF NOT EXISTS borging.schakel (
    gemeente    text      NOT NULL,
    keten       text      NOT NULL,
    n           bigint    NOT NULL,
    i           bigint    NOT NULL,
CONSTRAINT pkey_schakel_gemeente_keten_n PRIMARY KEY (gemeente, keten, n)
);
CREATE TABLE IF NOT EXISTS borging.keten (
    gemeente    text      NOT NULL,
    stroom      text      NOT NULL,
    keten       text      NOT NULL,
    zout        bytea     NOT NULL,
    n           bigint    NOT NULL,
    hoofd       bytea     NULL,
CONSTRAINT pkey_keten_gemeente_stroom PRIMARY KEY (gemeente, stroom)
);
CREATE TABLE IF NOT EXISTS borging.knoop (
    gemeente    text       NOT NULL,
    niveau      integer    NOT NULL,
    nr          bigint     NOT NULL,
    hash        bytea      NOT NULL,
CONSTRAINT pkey_knoop_gemeente_niveau_nr PRIMARY KEY (gemeente, niveau, nr)
);
CREATE TABLE IF NOT EXISTS borging.stand (
    gemeente    text           NOT NULL,
    omvang      bigint         NOT NULL,
    rand        bytea[]        NOT NULL,
    t           timestamptz    NOT NULL,
CONSTRAINT pkey_stand_gemeente PRIMARY KEY (gemeente)
);
CREATE TABLE IF NOT EXISTS borging.checkpoint (
    gemeente    text           NOT NULL,
    omvang      bigint         NOT NULL,
    getuigen    integer        NOT NULL,
    notitie     text           NOT NULL,
    op          timestamptz    NOT NULL DEFAULT clock_timestamp(),
CONSTRAINT pkey_checkpoint_gemeente_omvang_getuigen PRIMARY KEY (gemeente, omvang, getuigen)
);
CREATE TABLE IF NOT EXISTS borging.anker (
    gemeente    text           NOT NULL,
    i           bigint         NOT NULL,
    omvang      bigint         NOT NULL,
    token       bytea          NOT NULL,
    op          timestamptz    NOT NULL,
CONSTRAINT pkey_anker_gemeente_i PRIMARY KEY (gemeente, i)
);
CREATE TABLE IF NOT EXISTS borging.aanvang (
    seq_id    bigint    NOT NULL,
CONSTRAINT pkey_aanvang_seq_id PRIMARY KEY (seq_id)
);
CREATE TABLE IF NOT EXISTS borging.overgang (
    gemeente    text      NOT NULL,
    seq_id      bigint    NOT NULL,
    merk        text      NOT NULL,
CONSTRAINT pkey_overgang_gemeente_seq_id PRIMARY KEY (gemeente, seq_id)
);
CREATE TABLE IF NOT EXISTS borging.ijking (
    nr        bigint         NOT NULL,
    op        timestamptz    NOT NULL,
    regels    text[]         NOT NULL,
    zegel     bytea          NOT NULL,
CONSTRAINT pkey_ijking_nr PRIMARY KEY (nr)
);
create or replace function borging.weiger_wijziging() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin raise exception 'Het log is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end$body$;

create or replace function borging.naar_inbox() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$begin if new.type <> 'tombstone' then insert into borging.inbox (gemeente, seq_id, stroom, versie) values (new.tenant_id, new.seq_id, new.stream_id, new.version); end if; return null; end$body$;
revoke all on function borging.naar_inbox() from public;
create or replace trigger naar_inbox after insert on handhaving.mt_events for each row execute function borging.naar_inbox();
alter table handhaving.mt_events enable always trigger naar_inbox;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.post for each statement execute function borging.weiger_wijziging();
alter table borging.post enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.schakel for each statement execute function borging.weiger_wijziging();
alter table borging.schakel enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.knoop for each statement execute function borging.weiger_wijziging();
alter table borging.knoop enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.checkpoint for each statement execute function borging.weiger_wijziging();
alter table borging.checkpoint enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.anker for each statement execute function borging.weiger_wijziging();
alter table borging.anker enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.aanvang for each statement execute function borging.weiger_wijziging();
alter table borging.aanvang enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.ijking for each statement execute function borging.weiger_wijziging();
alter table borging.ijking enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on borging.overgang for each statement execute function borging.weiger_wijziging();
alter table borging.overgang enable always trigger alleen_toevoegen;
do $body$ begin
lock table handhaving.mt_events in share row exclusive mode;
insert into borging.inbox (gemeente, seq_id, stroom, versie) select tenant_id, seq_id, stream_id, version from handhaving.mt_events where type <> 'tombstone' on conflict do nothing;
insert into borging.aanvang select coalesce(max(seq_id), 0) from handhaving.mt_events where not exists (select from borging.aanvang);
end $body$;
revoke create on schema borging from handhaving_app, public;
grant usage on schema borging to handhaving_app;
revoke all on all tables in schema borging from handhaving_app, public;
grant select, update, delete on borging.inbox to handhaving_app;
grant select, insert, update on borging.keten to handhaving_app;
grant select, insert, update on borging.stand to handhaving_app;
grant select, insert on borging.anker to handhaving_app;
grant select, insert on borging.post to handhaving_app;
grant select, insert on borging.schakel to handhaving_app;
grant select, insert on borging.knoop to handhaving_app;
grant select, insert on borging.checkpoint to handhaving_app;
grant select on borging.aanvang to handhaving_app;
grant select, insert on borging.ijking to handhaving_app;
grant select, insert on borging.overgang to handhaving_app;
CREATE SEQUENCE raadpleging.nummer;
CREATE TABLE IF NOT EXISTS raadpleging.logregel (
    log           text           NOT NULL,
    nr            bigint         NOT NULL DEFAULT nextval('raadpleging.nummer'::regclass),
    gemeente      text           NOT NULL,
    id            uuid           NOT NULL,
    sleutel       text           NOT NULL,
    n             bigint         NOT NULL,
    soort         text           NOT NULL,
    op            timestamptz    NOT NULL DEFAULT clock_timestamp(),
    trace         text           NOT NULL,
    onderwerp     text           NULL,
    regel         jsonb          NOT NULL,
    afsluiting    jsonb          NULL,
    merk          text           NOT NULL,
CONSTRAINT pkey_logregel_log_nr PRIMARY KEY (log, nr)
);

CREATE UNIQUE INDEX logregel_id ON raadpleging.logregel USING btree (gemeente, id);

CREATE UNIQUE INDEX logregel_sleutel ON raadpleging.logregel USING btree (log, sleutel, n);

CREATE INDEX logregel_trace ON raadpleging.logregel USING btree (log, trace);

CREATE INDEX logregel_onderwerp ON raadpleging.logregel USING btree (log, onderwerp);

CREATE INDEX logregel_op ON raadpleging.logregel USING btree (log, op);

CREATE INDEX logregel_activiteit ON raadpleging.logregel USING btree (log, ((regel -> 'attributes'::text) ->> 'dpl.core.processing_activity_id'::text), nr);
CREATE TABLE IF NOT EXISTS raadpleging.auditregel (
    gemeente      text     NOT NULL,
    logregel      uuid     NOT NULL,
    medewerker    uuid     NOT NULL,
    rol           text     NOT NULL,
    mandaat       text     NULL,
    zaak          uuid     NULL,
    gegevens      jsonb    NOT NULL,
CONSTRAINT pkey_auditregel_gemeente_logregel PRIMARY KEY (gemeente, logregel)
);

CREATE INDEX auditregel_zaak ON raadpleging.auditregel USING btree (gemeente, zaak);

CREATE INDEX auditregel_medewerker ON raadpleging.auditregel USING btree (gemeente, medewerker);
CREATE TABLE IF NOT EXISTS raadpleging.teller (
    gemeente    text      NOT NULL,
    sleutel     text      NOT NULL,
    n           bigint    NOT NULL,
CONSTRAINT pkey_teller_gemeente_sleutel PRIMARY KEY (gemeente, sleutel)
);
alter table raadpleging.logregel drop constraint if exists logregel_log_van_gemeente;
alter table raadpleging.logregel add constraint logregel_log_van_gemeente check (log = gemeente || '/raadpleging') not valid;
create or replace view raadpleging.gebeurtenis as
 SELECT l.log AS tenant_id, l.nr AS seq_id, l.id, l.sleutel AS stream_id, l.n AS version, l.soort AS type, l.op AS "timestamp",
    jsonb_build_object('audit', (a.gegevens - 'zaak') || CASE WHEN a.zaak IS NULL THEN jsonb_build_object() ELSE jsonb_build_object('zaak', a.zaak) END,
      'logregel', CASE WHEN l.onderwerp IS NULL THEN r.regel ELSE jsonb_set(r.regel, array['attributes', 'dpl.core.data_subject_id'], to_jsonb(l.onderwerp)) END)
      || coalesce(l.afsluiting, jsonb_build_object()) AS data,
    a.medewerker::text AS user_name, l.trace AS correlation_id, jsonb_build_object('rol', a.rol, 'mandaat', a.mandaat, 'toelating', l.merk) AS headers
   FROM raadpleging.logregel l LEFT JOIN raadpleging.auditregel a ON a.gemeente = l.gemeente AND a.logregel = l.id,
     LATERAL (SELECT ((l.regel || jsonb_build_object('trace_id', l.trace)) #- array['attributes', 'dpl.core.data_subject_id']) AS regel) r
  WHERE l.log = l.gemeente || '/raadpleging';
do $body$ begin execute format('comment on view raadpleging.gebeurtenis is %L', md5($inhoud$ SELECT l.log AS tenant_id, l.nr AS seq_id, l.id, l.sleutel AS stream_id, l.n AS version, l.soort AS type, l.op AS "timestamp",
    jsonb_build_object('audit', (a.gegevens - 'zaak') || CASE WHEN a.zaak IS NULL THEN jsonb_build_object() ELSE jsonb_build_object('zaak', a.zaak) END,
      'logregel', CASE WHEN l.onderwerp IS NULL THEN r.regel ELSE jsonb_set(r.regel, array['attributes', 'dpl.core.data_subject_id'], to_jsonb(l.onderwerp)) END)
      || coalesce(l.afsluiting, jsonb_build_object()) AS data,
    a.medewerker::text AS user_name, l.trace AS correlation_id, jsonb_build_object('rol', a.rol, 'mandaat', a.mandaat, 'toelating', l.merk) AS headers
   FROM raadpleging.logregel l LEFT JOIN raadpleging.auditregel a ON a.gemeente = l.gemeente AND a.logregel = l.id,
     LATERAL (SELECT ((l.regel || jsonb_build_object('trace_id', l.trace)) #- array['attributes', 'dpl.core.data_subject_id']) AS regel) r
  WHERE l.log = l.gemeente || '/raadpleging'$inhoud$)); end $body$;
create or replace function raadpleging.weiger_wijziging() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin raise exception 'Het raadpleeglog is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end$body$;

create or replace function raadpleging.naar_inbox() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$begin insert into borging.inbox (gemeente, seq_id, stroom, versie) values (new.log, new.nr, new.sleutel, new.n); perform pg_notify('raadpleging_vastgelegd', ''); return null; end$body$;
revoke all on function raadpleging.naar_inbox() from public;
create or replace trigger naar_inbox after insert on raadpleging.logregel for each row execute function raadpleging.naar_inbox();
alter table raadpleging.logregel enable always trigger naar_inbox;
create or replace trigger alleen_toevoegen before update or delete or truncate on raadpleging.logregel for each statement execute function raadpleging.weiger_wijziging();
alter table raadpleging.logregel enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on raadpleging.auditregel for each statement execute function raadpleging.weiger_wijziging();
alter table raadpleging.auditregel enable always trigger alleen_toevoegen;
revoke create on schema raadpleging from handhaving_app, public;
grant usage on schema raadpleging to handhaving_app;
revoke all on all tables in schema raadpleging from handhaving_app, public;
revoke all on all sequences in schema raadpleging from handhaving_app, public;
grant usage on sequence raadpleging.nummer to handhaving_app;
grant select, insert on raadpleging.logregel, raadpleging.auditregel to handhaving_app;
grant select, insert, update on raadpleging.teller to handhaving_app;
grant select on raadpleging.gebeurtenis to handhaving_app;
CREATE TABLE IF NOT EXISTS partners.beslissing (
    gemeente      text           NOT NULL,
    id            uuid           NOT NULL,
    op            timestamptz    NOT NULL DEFAULT clock_timestamp(),
    partner       uuid           NULL,
    soort         text           NOT NULL,
    feed          text           NULL,
    toegestaan    boolean        NOT NULL,
    reden         text           NOT NULL,
    transactie    uuid           NOT NULL,
    trace         text           NOT NULL,
    regel         jsonb          NOT NULL,
CONSTRAINT pkey_beslissing_gemeente_id PRIMARY KEY (gemeente, id)
);

CREATE INDEX beslissing_partner ON partners.beslissing USING btree (gemeente, partner, id);

CREATE INDEX beslissing_transactie ON partners.beslissing USING btree (gemeente, transactie);
CREATE TABLE IF NOT EXISTS partners.verklaring (
    gemeente    text           NOT NULL,
    partner     uuid           NOT NULL,
    jti         bytea          NOT NULL,
    tot         timestamptz    NOT NULL,
CONSTRAINT pkey_verklaring_gemeente_partner_jti PRIMARY KEY (gemeente, partner, jti)
);
create or replace function partners.weiger_wijziging() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin raise exception 'Een beslissing is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end$body$;

create or replace trigger alleen_toevoegen before update or delete or truncate on partners.beslissing for each statement execute function partners.weiger_wijziging();
alter table partners.beslissing enable always trigger alleen_toevoegen;
revoke create on schema partners from handhaving_app, public;
grant usage on schema partners to handhaving_app;
revoke all on all tables in schema partners from handhaving_app, public;
grant select, insert on partners.beslissing to handhaving_app;
grant select, insert, delete on partners.verklaring to handhaving_app;
CREATE TABLE IF NOT EXISTS levering.stand (
    gemeente    text      NOT NULL,
    positie     bigint    NOT NULL,
    dag         date      NOT NULL,
CONSTRAINT pkey_stand_gemeente PRIMARY KEY (gemeente)
);
CREATE TABLE IF NOT EXISTS levering.feed (
    gemeente    text           NOT NULL,
    feed        uuid           NOT NULL,
    afspraak    uuid           NOT NULL,
    versie      integer        NULL,
    begonnen    timestamptz    NOT NULL,
    head        bigint         NOT NULL,
    grens       bigint         NOT NULL,
    rand        bytea[]        NOT NULL,
CONSTRAINT pkey_feed_gemeente_feed PRIMARY KEY (gemeente, feed)
);
CREATE TABLE IF NOT EXISTS levering.onderwerp (
    gemeente    text      NOT NULL,
    feed        uuid      NOT NULL,
    zaak        uuid      NOT NULL,
    pand        text      NOT NULL,
    nr          bigint    NOT NULL,
    afdruk      bytea     NOT NULL,
CONSTRAINT pkey_onderwerp_gemeente_feed_zaak PRIMARY KEY (gemeente, feed, zaak)
);

CREATE INDEX onderwerp_pand ON levering.onderwerp USING btree (gemeente, pand);
CREATE TABLE IF NOT EXISTS levering.regel (
    gemeente       text           NOT NULL,
    feed           uuid           NOT NULL,
    nr             bigint         NOT NULL,
    onderwerp      text           NOT NULL,
    verwijderd     boolean        NOT NULL,
    versie         integer        NOT NULL,
    reden          text           NOT NULL,
    gebeurtenis    uuid           NULL,
    spoor          text           NOT NULL,
    op             timestamptz    NOT NULL,
    data           jsonb          NULL,
CONSTRAINT pkey_regel_gemeente_feed_nr PRIMARY KEY (gemeente, feed, nr)
);

CREATE INDEX regel_onderwerp ON levering.regel USING btree (gemeente, feed, onderwerp);
CREATE TABLE IF NOT EXISTS levering.knoop (
    gemeente    text       NOT NULL,
    feed        uuid       NOT NULL,
    niveau      integer    NOT NULL,
    nr          bigint     NOT NULL,
    hash        bytea      NOT NULL,
CONSTRAINT pkey_knoop_gemeente_feed_niveau_nr PRIMARY KEY (gemeente, feed, niveau, nr)
);
CREATE TABLE IF NOT EXISTS levering.correctie (
    gemeente    text           NOT NULL,
    feed        uuid           NOT NULL,
    nr          bigint         NOT NULL,
    reden       text           NOT NULL,
    op          timestamptz    NOT NULL,
CONSTRAINT pkey_correctie_gemeente_feed_nr PRIMARY KEY (gemeente, feed, nr)
);
CREATE TABLE IF NOT EXISTS levering.levering (
    gemeente      text           NOT NULL,
    feed          uuid           NOT NULL,
    id            uuid           NOT NULL,
    op            timestamptz    NOT NULL DEFAULT clock_timestamp(),
    afnemer       uuid           NOT NULL,
    beslissing    uuid           NOT NULL,
    versie        integer        NULL,
    na            bigint         NOT NULL,
    tot           bigint         NOT NULL,
    aantal        integer        NOT NULL,
    sha256        bytea          NOT NULL,
    spoor         text           NOT NULL,
CONSTRAINT pkey_levering_gemeente_feed_id PRIMARY KEY (gemeente, feed, id)
);

CREATE INDEX levering_tot ON levering.levering USING btree (gemeente, feed, tot);
CREATE TABLE IF NOT EXISTS levering.bevestiging (
    gemeente    text           NOT NULL,
    feed        uuid           NOT NULL,
    tot         bigint         NOT NULL,
    afnemer     uuid           NOT NULL,
    op          timestamptz    NOT NULL DEFAULT clock_timestamp(),
CONSTRAINT pkey_bevestiging_gemeente_feed_tot PRIMARY KEY (gemeente, feed, tot)
);
CREATE TABLE IF NOT EXISTS levering.checkpoint (
    gemeente    text           NOT NULL,
    feed        uuid           NOT NULL,
    omvang      bigint         NOT NULL,
    notitie     text           NOT NULL,
    op          timestamptz    NOT NULL DEFAULT clock_timestamp(),
CONSTRAINT pkey_checkpoint_gemeente_feed_omvang PRIMARY KEY (gemeente, feed, omvang)
);
create or replace function levering.weiger_wijziging() returns trigger language plpgsql security invoker set search_path = pg_catalog, pg_temp as $body$begin raise exception 'Wat is geleverd staat vast: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end$body$;

create or replace trigger alleen_toevoegen before update or delete or truncate on levering.knoop for each statement execute function levering.weiger_wijziging();
alter table levering.knoop enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on levering.correctie for each statement execute function levering.weiger_wijziging();
alter table levering.correctie enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on levering.levering for each statement execute function levering.weiger_wijziging();
alter table levering.levering enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on levering.bevestiging for each statement execute function levering.weiger_wijziging();
alter table levering.bevestiging enable always trigger alleen_toevoegen;
create or replace trigger alleen_toevoegen before update or delete or truncate on levering.checkpoint for each statement execute function levering.weiger_wijziging();
alter table levering.checkpoint enable always trigger alleen_toevoegen;
revoke create on schema levering from handhaving_app, public;
grant usage on schema levering to handhaving_app;
revoke all on all tables in schema levering from handhaving_app, public;
grant select, insert, update on levering.stand to handhaving_app;
grant select, insert, update on levering.feed to handhaving_app;
grant select, insert, update, delete on levering.onderwerp to handhaving_app;
grant select, insert, delete on levering.regel to handhaving_app;
grant select, insert on levering.knoop to handhaving_app;
grant select, insert on levering.correctie to handhaving_app;
grant select, insert on levering.levering to handhaving_app;
grant select, insert on levering.bevestiging to handhaving_app;
grant select, insert on levering.checkpoint to handhaving_app;
