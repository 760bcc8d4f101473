-- The reviews due in a month, held or not, are found by their day.
create index carer_reviews_due_on on carer_reviews (due_on);
