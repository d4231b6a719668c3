-- A district. @ids null: all.
SELECT district.id AS subject, ARRAY[
    'district', district.id::text, district.code, district.name, to_char(district.valid_from, 'YYYY-MM-DD'),
    to_char(district.valid_to, 'YYYY-MM-DD')] AS fields
FROM district
WHERE @ids::uuid[] IS NULL OR district.id = ANY (@ids)
ORDER BY district.id
