-- There is a draft of each form that a council shapes, and not of the audit tool alone.
alter table template_draft rename to form_drafts;
alter table form_drafts add column form text not null default 'audit';
alter table form_drafts alter column form drop default;
alter table form_drafts drop column id;
alter table form_drafts add constraint form_drafts_pkey primary key (form);
alter table form_drafts rename constraint template_draft_based_on_fkey to form_drafts_based_on_fkey;
alter table form_drafts rename constraint template_draft_saved_by_fkey to form_drafts_saved_by_fkey;
