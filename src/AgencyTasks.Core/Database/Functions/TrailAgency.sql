-- A body. @ids null: all.
SELECT agency.id AS subject, ARRAY[
    'agency', agency.id::text, agency.code, agency.name, agency.short_name, agency.english_name, agency.kind, agency.mode,
    agency.district_id::text, agency.mail, agency.copies_mail::text, agency.position::text,
    to_char(agency.valid_from, 'YYYY-MM-DD'), to_char(agency.valid_to, 'YYYY-MM-DD')] AS fields
FROM agency
WHERE @ids::uuid[] IS NULL OR agency.id = ANY (@ids)
ORDER BY agency.id
