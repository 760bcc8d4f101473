-- A choice is said to be somebody's only when they were asked and made it. Until now "only their IRO and the quality team"
-- stood for those who chose it and for those whom nobody asked.
alter table voices add column share_chosen boolean not null default false;
alter table voices disable trigger history;
update voices v set share_chosen = true
where v.share <> 'iro_and_quality'
  or exists (select from voice_answers n where n.voice_id = v.id and n.question like 'fq.%.share' and n.value is not null)
  or exists (select from trail t where t.kind = 'choice of who may read a voice changed' and t.data ->> 'voice' = v.ref);
alter table voices enable trigger history;

-- Why a child of the period is left out of an audit: until now the reason for the period had to serve for this as well.
alter table audits add column children_reason text;

-- What Hearth had filled in where it was not the answer, and nobody confirmed, is taken back from audits that are not over.
-- What somebody confirmed or wrote stays. The lines that were taken back stand in the history.
create temporary table taken_back on commit drop as
select n.* from answers n join audits a on a.id = n.audit_id
where n.brought_forward and a.state not in ('closed', 'cancelled') and (
  -- That a child is not matched, or that a stay ended without a plan, answers neither question.
  n.question in ('cyp1.permanence', 'cyp3.disruption')
  -- Not every carer was asked; and "no" was written of carers who had been asked and had not answered yet.
  or n.question = 'wfc3.asked' and (n.value = '"no"' or exists (
    select from carers c where c.household_id = a.household_id and c.ended_on is null and not exists (
      select from voices v where v.audit_id = a.id and v.carer_id = c.id and (v.state in ('asked', 'started', 'given')
        or v.state = 'not_given' and (v.reason = 'declined' or v.asked_at is not null)))))
  -- The mean of two carers, or a number to which another carer may still add theirs.
  or n.question in ('wfc3.support_scale', 'wfc3.recommend') and 1 < (
    select count(*) from voices v where v.audit_id = a.id and v.kind = 'carer' and v.state <> 'not_given')
  -- A child who was asked and gave no words was asked.
  or n.question = 'cyp4.asked' and n.value = '"no"' and exists (
    select from voices v where v.audit_id = a.id and v.child_id = n.child_id and v.state = 'not_given'
      and v.reason in ('declined', 'not_contactable', 'other'))
  -- A face is no number.
  or n.question = 'cyp4.happy_scale' and exists (
    select from voices v where v.audit_id = a.id and v.child_id = n.child_id and v.form = 'fq.yp1')
  -- "Late" was worked out from the approval, though earlier reviews need not be in the register.
  or n.question = 'wfc1.review_on_time' and n.value = '"no"' and 2 > (
    select count(*) from carer_reviews r where r.household_id = a.household_id and r.held_on is not null and r.ended_on is null)
    and not exists (select from carer_reviews r where r.household_id = a.household_id and r.held_on is not null and r.kind = 'first')
);
insert into history (table_name, row_id, replaced_at, replaced_by, was)
select 'answers', id, request_now(), null, to_jsonb(t) from taken_back t;
delete from answers where id in (select id from taken_back);

-- A review that was held ends the period of its audit. Those still being written looked ahead to the day it was due: they
-- look back from the day it was held, over as long a time, and not before the carers were approved.
create temporary table looking_ahead on commit drop as
select a.id, a.household_id, a.period_from as old_from, a.meeting_on as new_to,
  least(a.period_from, greatest(a.period_from - (a.period_to - a.meeting_on), coalesce(h.first_approved_on, '0001-01-01'))) as new_from
from audits a join households h on h.id = a.household_id
where a.state in ('review_held', 'in_audit') and a.period_reason is null and a.meeting_on between a.period_from and a.period_to - 1;
update audits a set period_from = l.new_from, period_to = l.new_to, version = version + 1, saved_at = request_now()
from looking_ahead l where l.id = a.id;
-- Children who had moved on before the old period began, and lived there, under 18, in the days that were added.
insert into audit_children (audit_id, child_id)
select distinct l.id, p.child_id from looking_ahead l join placements p on p.household_id = l.household_id
  join children c on c.id = p.child_id
where p.ended_on > l.new_from and p.ended_on <= l.old_from and p.started_on <= l.new_to
  and c.born_on > greatest(p.started_on, l.new_from) - interval '18 years'
on conflict do nothing;
-- Children who came only after the review, and adults who had turned 18 before the time that an audit looks at. What was
-- written of them stays, and nobody asks them for it any more.
create temporary table taken_out on commit drop as
select ac.audit_id, ac.child_id, 'The audit no longer looks at the time that they lived here.' as why
from audit_children ac join looking_ahead l on l.id = ac.audit_id
where not exists (select from placements p where p.household_id = l.household_id and p.child_id = ac.child_id
  and p.started_on <= l.new_to and (p.ended_on is null or p.ended_on > l.new_from))
union all
select ac.audit_id, ac.child_id, 'They had turned 18 before the time that the audit looks at.'
from audit_children ac join audits a on a.id = ac.audit_id join children c on c.id = ac.child_id
where a.state in ('scheduled', 'gathering', 'review_held', 'in_audit')
  and c.born_on <= a.period_from - interval '18 years';
delete from audit_children ac using taken_out o where o.audit_id = ac.audit_id and o.child_id = ac.child_id;
update voice_links k set closed_at = request_now() from voices v, taken_out o
where k.voice_id = v.id and k.closed_at is null and v.kind = 'child' and v.audit_id = o.audit_id and v.child_id = o.child_id;
update voices v set state = 'not_given', reason = 'other', reason_words = o.why, version = version + 1
from taken_out o where v.kind = 'child' and v.audit_id = o.audit_id and v.child_id = o.child_id and v.state in ('to_ask', 'asked', 'started');
update audits a set no_child_placed = not exists (select from audit_children ac where ac.audit_id = a.id)
where a.id in (select id from looking_ahead union select audit_id from taken_out);
insert into trail (at, kind, household_id, audit_id, data)
select request_now(), 'audit period changed', a.household_id, a.id, jsonb_strip_nulls(jsonb_build_object('from', a.period_from,
  'to', a.period_to, 'takenOut', (select jsonb_agg('C-' || o.child_id) from taken_out o where o.audit_id = a.id)))
from audits a where a.id in (select id from looking_ahead union select audit_id from taken_out);
