-- For measuring alone: every task handed in and accepted, each with a document of its own number, four hundred signers.
WITH made AS (
    INSERT INTO submission (id, task_id, state, receipt_number, made_at, is_on_time, is_nothing_to_report, words)
    SELECT gen_random_uuid(), id, 'Accepted', '2018-' || lpad((row_number() OVER ())::text, 6, '0'), now(), true, false, 'Đã làm.'
    FROM agency_task
    RETURNING id)
INSERT INTO evidence_item (id, submission_id, position, kind, document_number, document_date, document_signer, document_issued_by)
SELECT gen_random_uuid(), id, 1, 'Document', n || '/BC-SO' || n % 25, DATE '2019-05-01',
    (ARRAY['Nguyễn', 'Trần', 'Lê', 'Hoàng', 'Đặng'])[1 + n % 5] || ' ' || (ARRAY['Thị', 'Văn', 'Đức', 'Thu'])[1 + n % 4] || ' '
        || (ARRAY['An', 'Bình', 'Cường', 'Dũng', 'Hạnh', 'Hùng', 'Lan', 'Minh', 'Ngọc', 'Phương', 'Quang', 'Sơn', 'Thảo', 'Tuấn',
            'Uyên', 'Vinh', 'Xuân', 'Yến', 'Đào', 'Giang'])[1 + n % 20],
    'Sở ' || n % 25
FROM (SELECT id, row_number() OVER () AS n FROM made) AS numbered
