-- The heads that are known outside: on every receipt, and the last one.
SELECT seq, hash
FROM audit_entry
WHERE event = 'Submitted' OR seq = (SELECT max(seq) FROM audit_entry)
ORDER BY seq
