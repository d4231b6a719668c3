-- The next head that waits, for one worker.
SELECT *
FROM trail_head_mail
WHERE next_try_at <= @now
ORDER BY next_try_at, day, address
LIMIT 1
FOR UPDATE SKIP LOCKED
