-- One more wrong try; after a quiet while the count begins anew.
INSERT INTO wrong_sign_ins (key, count, last_at)
VALUES (@key, 1, @now)
ON CONFLICT (key) DO UPDATE
SET count = CASE WHEN wrong_sign_ins.last_at < @now - @forgotten THEN 1 ELSE wrong_sign_ins.count + 1 END,
    last_at = @now
