-- New notices as one set: one a person, kind and local date, and no reminder beside another mail of that day.
INSERT INTO notice (
    id, person_id, kind, local_date, agency_id, to_address, copy_to, message_id, created_at, next_try_at, state, attempts)
SELECT wanted.id, wanted.person_id, @kind, @local_date, wanted.agency_id, wanted.to_address,
    nullif(wanted.copy_to, ''), wanted.message_id, @at, @at,
    'Waiting', 0
FROM unnest(@id, @person_id, @agency_id, @to_address, @copy_to, @message_id)
    AS wanted (id, person_id, agency_id, to_address, copy_to, message_id)
WHERE NOT EXISTS (
    SELECT 1 FROM notice AS other
    WHERE other.person_id = wanted.person_id AND other.local_date = @local_date
        AND other.kind IN ('TaskReminder', 'WeeklyDigest'))
ON CONFLICT (person_id, kind, local_date, subject_id) DO NOTHING
RETURNING id
