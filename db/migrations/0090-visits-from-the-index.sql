-- What the figures of observed visits count, and what children said on visits, newest first or of one child, is found without looking
-- through the answers of every audit.
create index answers_of_visits on answers (piece_id, question) include (child_id, value)
  where question in ('obs.child_seen', 'obs.child_alone_by', 'obs.child_alone_why_not', 'obs.worker_agrees');
create index answers_heard on answers (saved_at) where question = 'obs.child_view';
create index answers_heard_of on answers (child_id) where question = 'obs.child_view';
