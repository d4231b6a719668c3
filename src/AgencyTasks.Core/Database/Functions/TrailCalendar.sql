-- Holidays and made-up working days, all of them one subject. @ids null or with its id.
SELECT calendar.id AS subject, ARRAY[
    'special_day', to_char(special_day.day, 'YYYY-MM-DD'), special_day.kind, special_day.name] AS fields
FROM special_day
CROSS JOIN (VALUES ('00000000-0000-7000-8000-000000000001'::uuid)) AS calendar (id)
WHERE @ids::uuid[] IS NULL OR calendar.id = ANY (@ids)
ORDER BY calendar.id, special_day.day
