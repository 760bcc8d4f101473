-- Whom people can ring. A telephone number of everybody who works here, if they have one; and in the demonstration, where
-- everything is invented, the numbers that children and carers are given (settings "contact.…"), from the range that the
-- regulator keeps for drama. A real service is asked for its own on the administrator's first page.
alter table people add column telephone text check (length(telephone) between 1 and 40);

update people set telephone = '01632 960' || lpad((id % 1000)::text, 3, '0')
where demonstration_key is not null and exists (select from settings where key = 'demonstration' and value = 'true');

insert into settings (key, value, reason)
select 'contact.' || given.key, to_jsonb(given.value), 'Invented for the demonstration'
from (values
  ('dayName', 'Hearthshire children’s services'), ('dayTelephone', '01632 960100'),
  ('outOfHoursName', 'Hearthshire emergency duty team'), ('outOfHoursTelephone', '01632 960999'),
  ('outOfHoursEmail', 'duty@hearthshire.example'),
  ('onCallName', 'the fostering manager on call'), ('onCallTelephone', '07700 900123'),
  ('advocateName', 'Hearthshire children’s advocates'), ('advocateTelephone', '0808 157 0100')
) as given (key, value)
where exists (select from settings where key = 'demonstration' and value = 'true')
on conflict do nothing;
