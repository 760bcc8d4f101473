-- Words that are handed on anew are to be answered anew; that the child was told something before is kept.
drop trigger history on childs_words;
create trigger history after update on childs_words for each row
  when (old.told_at is not null and (old.told_at, old.told_words) is distinct from (new.told_at, new.told_words)) execute function keep_history();
