-- New tasks as one set; one that stands already under its natural key is left alone.
INSERT INTO agency_task (
    id, plan_id, duty_id, duty_code, agency_id, key_agency_id, commune_id, district_id, place_key, period_code, period_start,
    period_end, due_last_day, due_is_exclusive, first_due_last_day, first_due_is_exclusive, state, created_at,
    is_nothing_to_report, born_in, birth_hash)
SELECT
    id, @plan_id, duty_id, duty_code, agency_id, agency_id, commune_id, district_id, place_key, period_code, period_start,
    period_end, due_last_day, due_is_exclusive, due_last_day, due_is_exclusive, 'Open', @at,
    false, @born_in, birth_hash
FROM unnest(
    @id, @duty_id, @duty_code, @agency_id, @commune_id, @district_id, @place_key, @period_code, @period_start, @period_end,
    @due_last_day, @due_is_exclusive, @birth_hash)
    AS wanted (
    id, duty_id, duty_code, agency_id, commune_id, district_id, place_key, period_code, period_start, period_end,
    due_last_day, due_is_exclusive, birth_hash)
ON CONFLICT (plan_id, duty_code, key_agency_id, place_key, period_code) DO NOTHING
