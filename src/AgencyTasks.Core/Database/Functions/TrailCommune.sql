-- One dated version of a commune. @ids null: all.
SELECT commune.id AS subject, ARRAY[
    'commune', commune.id::text, commune.code, commune.name, commune.short_name, commune.type, commune.district_id::text,
    to_char(commune.valid_from, 'YYYY-MM-DD'), to_char(commune.valid_to, 'YYYY-MM-DD')] AS fields
FROM commune
WHERE @ids::uuid[] IS NULL OR commune.id = ANY (@ids)
ORDER BY commune.id
