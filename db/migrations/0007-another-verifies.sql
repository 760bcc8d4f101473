-- Whoever owns an action, or did it, never verifies it, urgent or not. Whoever did so while they might stays on record.
alter table actions drop column needs_other_verifier;
alter table actions add check (not (state = 'verified' and verified_by in (owner_id, done_by)) or verified_on < '2026-11-24');
