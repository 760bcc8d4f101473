-- A month's figures of observations ask of each answer also when it was saved, and which it is (0090): with both in the index, the answers themselves are left alone.
drop index answers_of_visits;
create index answers_of_visits on answers (piece_id, question) include (child_id, value, saved_at, id)
  where question in ('obs.child_seen', 'obs.child_alone_by', 'obs.child_alone_why_not', 'obs.worker_agrees');
