-- Of a child who has moved on, and is looked at because somebody said why, their Independent Reviewing Officer says whether they may be asked what
-- they think: yes, no, or nothing yet; in words, and when.
alter table audit_children add column may_be_asked boolean, add column asking_words text not null default '', add column asking_said_at timestamptz,
  add constraint audit_children_asking_check check ((may_be_asked is null) = (asking_said_at is null) and (may_be_asked is null or because is not null));
create trigger refuse_long_asking_words before insert or update on audit_children for each row
  when (char_length(new.asking_words) > 20000) execute function refuse_long_texts('20000', 'asking_words');
create trigger history_of_asking after update on audit_children for each row
  when (old.may_be_asked is not null) execute function keep_child_of_audit();
