-- Children and carers are found by their initials: by index, whoever looks (decision 89).
create index children_initials on children (initials) where initials <> '';
create index carer_stays_initials on carer_stays (initials) where until_on is null;
