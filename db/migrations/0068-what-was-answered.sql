-- The month counts what its audits speak to (clause 3.6). In this index stands what somebody answered, other than that the question
-- does not apply: so it is counted without reading an answer. The condition is that of `answersGiven` in audits/queries/narrowing.ts.
create index answers_given on answers (piece_id, section, question)
  where value is not null and value not in ('null', '""', '[]', '"not_applicable"') and not brought_forward;

-- When each audit was sent last.
create index moves_sent on moves (piece_id, at) where move = 'submit';
