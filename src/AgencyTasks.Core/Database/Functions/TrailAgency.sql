-- A body. @ids null: all.
SELECT agency.id AS subject, ARRAY[
    'agency', agency.id::text, agency.code, agency.name, agency.short_name, agency.english_name, agency.kind, agency.mode,
    agency.district_id::text, agency.mail, agency.position::text, to_char(agency.valid_to, 'YYYY-MM-DD'),
    agency.copies_mail::text] AS fields
FROM agency
WHERE @ids::uuid[] IS NULL OR agency.id = ANY (@ids)
ORDER BY agency.id
