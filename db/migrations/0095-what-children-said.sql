-- What a child said to somebody who fills in a form (clause 7.5): that it has been handed on to those who hear children, who of them has
-- heard it, and what the child was told came of it. The words themselves stay where they are, among the answers.
create table childs_words (
  id int primary key,
  piece_id int not null references pieces on update cascade,
  child_id int not null references children,
  question text not null,
  handed_on_at timestamptz not null,
  told_at timestamptz,
  told_by int references people,
  told_words text not null default '',
  version int not null default 0,
  saved_at timestamptz not null default request_now(),
  unique (piece_id, question, child_id)
);
create sequence childs_words_id_seq as int owned by childs_words.id;
create index childs_words_newest on childs_words (handed_on_at, id);
create index childs_words_untold on childs_words (handed_on_at) where told_at is null;
create index childs_words_of on childs_words (child_id);
create trigger words_have_a_length before insert or update on childs_words for each row
  when (char_length(new.told_words) > 20000) execute function refuse_long_texts('20000', 'told_words');
create trigger history after update on childs_words for each row when (old.told_words is distinct from new.told_words) execute function keep_history();

-- Heard: by the quality team, once for all of them, and by the child's own officer. What is changed afterwards is a new version, and is to
-- be heard anew.
create table childs_words_heard (
  words_id int not null references childs_words,
  version int not null,
  as_part text not null check (as_part in ('quality', 'officer')),
  by_id int not null references people,
  at timestamptz not null,
  primary key (words_id, version, as_part)
);

-- They went to be read on a page of observations until now, found by these.
drop index answers_heard, answers_heard_of;
insert into childs_words (id, piece_id, child_id, question, handed_on_at)
  select nextval('childs_words_id_seq'), n.piece_id, n.child_id, n.question, n.at from (
    select a.piece_id, a.child_id, a.question, min(m.at) as at from answers a join moves m on m.piece_id = a.piece_id and m.at >= a.saved_at
    where a.question = 'obs.child_view' and a.child_id is not null and a.value #>> '{}' <> '' and a.piece_id < 1000000000
    group by 1, 2, 3 order by 4, 1, 2) n;
