-- Words that were kept when a session ended have one name, on the page, in code and here.
alter table kept_forms rename to kept_words;
alter table kept_words rename constraint kept_forms_pkey to kept_words_pkey;
alter table kept_words rename constraint kept_forms_person_id_fkey to kept_words_person_id_fkey;

-- Nothing ever wrote a worker's own grade, and nothing reads one.
alter table audits drop column if exists worker_grade;
