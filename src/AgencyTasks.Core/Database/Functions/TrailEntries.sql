-- The whole chain by its numbers.
SELECT seq, previous_hash, hash, at, event, subject_kind, subject_id, person_id, reason, content_hash
FROM audit_entry
ORDER BY seq
