-- An audit looks at who lives there and at whoever left without a plan. Of anybody else who stayed there in its time: why they are looked at as well.
alter table audit_children add column because text;
create trigger refuse_long_texts before insert or update on audit_children for each row
  when (char_length(new.because) > 20000) execute function refuse_long_texts('20000', 'because');
