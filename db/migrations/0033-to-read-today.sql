-- It holds that somebody is to read the words today, which an alert and an answer that asks for a look both ask for.
alter table voice_outcomes rename column safety_worry to to_read_today;
alter index voice_outcomes_worries rename to voice_outcomes_to_read_today;

update history set was = was - 'safety_worry' || jsonb_build_object('to_read_today', was -> 'safety_worry')
where table_name = 'voice_outcomes' and was ? 'safety_worry';
