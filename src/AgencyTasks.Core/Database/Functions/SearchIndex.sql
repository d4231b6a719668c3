-- What search looks at, in the database: the twins of Domain's PlainText.Fold and SearchWords.Index, held equal by a test for
-- whatever is written in Latin letters. Unlike unaccent they are immutable: an index can be made of them.

CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(translate(regexp_replace(normalize(value, NFD), U&'[\0300-\036F]', '', 'g'), 'đĐ', 'dd') COLLATE "vi-x-icu");

-- A blank before and after each word: LIKE '% word%' is a word that begins so, and a trigram index finds it.
CREATE FUNCTION search_index(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ' ' || trim(regexp_replace(fold_text(value) COLLATE "vi-x-icu", '[^[:alnum:]]+', ' ', 'g')) || ' ';

-- A piece of evidence by what it says of itself: number, signer and issuing body of a document, the name of a file, a link.
CREATE FUNCTION evidence_index(number text, signer text, issued_by text, file_name text, link text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN search_index(coalesce(number, '') || ' ' || coalesce(signer, '') || ' ' || coalesce(issued_by, '') || ' '
        || coalesce(file_name, '') || ' ' || coalesce(link, ''));
