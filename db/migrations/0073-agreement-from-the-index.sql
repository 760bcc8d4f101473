-- Which pieces something was done with in a period stands in the index: a year of moves need not be read for it.
drop index moves_when;
create index moves_when on moves (move, at) include (piece_id);

-- What moderators said of the evidence of each section: in a year of audits, a few of each one's hundred answers. The condition
-- is that of `listSectionViews` in agreement/queries/agreement.ts; the section is what the policy of answers asks for.
create index answers_views on answers (piece_id, question, value) include (section)
  where section = 'mod' and value in ('"agree"', '"disagree"');
