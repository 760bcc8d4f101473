-- All that the lists of what somebody sees ask for (db/policies/00-sight.sql) stands in the indexes, and so does who checks whose work:
-- the rows of all years, and of everybody else, need not be read for them.
drop index children_iro;
create index children_iro on children (iro_id) include (id);
drop index placements_household;
create index placements_household on placements (household_id, started_on) include (child_id);
create index placements_now on placements (child_id) include (household_id) where ended_on is null;
drop index audit_children_child;
create index audit_children_child on audit_children (child_id) include (audit_id);
drop index audits_auditor;
create index audits_auditor on audits (auditor_id) include (phase, id);
drop index audits_moderator;
create index audits_moderator on audits (moderator_id) include (phase, id);
create index carer_reviews_officer on carer_reviews (reviewing_officer_id) include (household_id) where held_on is null and ended_on is null;
