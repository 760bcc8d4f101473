-- What 0046 passed over: the council's titles of roles, the names of carers, what was said in a visit, and the draft of the audit tool.
-- Each a good deal more than its form, its file or its page lets through.
create trigger lines_have_a_length before insert or update on roles for each row
  when (char_length(new.title) > 500) execute function refuse_long_texts(500, 'title');
create trigger lines_have_a_length before insert or update on carers for each row
  when (char_length(new.display_name) > 2000) execute function refuse_long_texts(2000, 'display_name');
create trigger values_have_a_length before insert or update on voice_visits for each row
  when (char_length(new.said::text) > 60000) execute function refuse_long_texts(60000, 'said');
create trigger values_have_a_length before insert or update on template_draft for each row
  when (char_length(new.content::text) > 4000000) execute function refuse_long_texts(4000000, 'content');
