-- Two foster carers of a home who are asked in one conversation: each names the other. What is written down once is kept as the words of both.
alter table voices add column together_with int references voices (id);
create unique index voices_together on voices (together_with);
alter table voices add constraint voices_together_check check (together_with is null or (kind = 'carer' and together_with <> id));
