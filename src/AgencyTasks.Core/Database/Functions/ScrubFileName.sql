-- Leaves of a purged file's name its sum, wherever it was handed in: the twin of StoredFile.NameSum, held equal by a test.
UPDATE evidence_item
SET file_name = 'sha256:' || encode(sha256(convert_to(file_name, 'UTF8')), 'hex')
WHERE file_hash = @hash AND file_name NOT LIKE 'sha256:%'
