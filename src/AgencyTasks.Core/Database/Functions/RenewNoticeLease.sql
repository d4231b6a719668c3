-- Just before sending: still waiting, still ours? Then for another while.
UPDATE notice
SET leased_until = clock_timestamp() + @lease
WHERE id = @id AND state = 'Waiting' AND leased_until = @held
