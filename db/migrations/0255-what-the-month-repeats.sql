-- What the month's page repeats of each audit that was given its final grade: its themes, whether there is practice to share, and what goes
-- well. Found among these three answers alone, and not each in the leaf of everything that was answered of its audit (SC-9).
create index answers_of_month on answers (piece_id, question) where question in ('ovr.themes', 'ovr.good_practice_share', 'ovr.strengths');
