-- What the policy of answers asks, since what children said on visits is among them (db/policies/observations.sql), stands in the indexes
-- by which a month and a year are counted: whose child it is about.
drop index answers_given;
create index answers_given on answers (piece_id, section, question) include (child_id)
  where value is not null and value not in ('null', '""', '[]', '"not_applicable"') and not brought_forward;
drop index answers_views;
create index answers_views on answers (piece_id, question, value) include (section, child_id)
  where section = 'mod' and value in ('"agree"', '"disagree"');
