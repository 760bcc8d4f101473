-- A change that is asked less than five working days before the day: who hears of it by telephone, for a letter comes too late. Roles, no family by name.
alter table slot_changes add column to_tell text not null default '';
drop trigger refuse_long_texts on slot_changes;
create trigger refuse_long_texts before insert or update on slot_changes for each row
  when (char_length(new.words) > 20000 or char_length(new.answer_words) > 20000 or char_length(new.to_tell) > 20000) execute function refuse_long_texts('20000', 'words', 'answer_words', 'to_tell');
