-- The statutory return comes in several files, and episodes often come first or alone: the child then stands in the
-- register without a date of birth until the header file gives it. Such a child is in no household (household_link asks
-- for the header), so every page about a household still knows its children's ages.
alter table children alter column born_on drop not null;
