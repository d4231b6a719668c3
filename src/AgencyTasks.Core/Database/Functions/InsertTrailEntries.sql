-- Many entries as one set.
INSERT INTO audit_entry (
    seq, previous_hash, hash, at, event, subject_kind, subject_id, person_id, reason, content_hash)
SELECT seq, previous_hash, hash, at, event, subject_kind, subject_id, person_id, reason, content_hash
FROM unnest(
    @seq, @previous_hash, @hash, @at, @event, @subject_kind, @subject_id, @person_id, @reason, @content_hash)
    AS written (
    seq, previous_hash, hash, at, event, subject_kind, subject_id, person_id, reason, content_hash)
