-- An action keeps the class of the piece of evidence that it comes from: who may know of the one may know of the other, and its owner.
alter table actions add column sight text not null default 'household'
  check (sight in ('open', 'household', 'worker', 'restricted', 'sealed', 'child_words', 'anonymous'));
-- What goes by the person stands on no household's line and in no household's list, so it names none.
alter table actions add constraint actions_apart_of_no_household_check check (sight in ('open', 'household') or household_id is null);
-- What is restricted names nothing at all: its row has a title that fits every matter, and what it is about stands beside it.
alter table actions add constraint actions_neutral_check check (sight not in ('restricted', 'sealed') or (piece_id is null and source_question is null));
-- The few that go by the person are found together, so that a list asks of no other action who may see its piece.
create index actions_apart on actions (id) where sight <> 'household';

-- What an action from a restricted or sealed piece is about, for whoever may see the piece. Written before its action, whose policy asks it.
create table confidential_actions (
  action_id int primary key references actions deferrable initially deferred,
  piece_id int not null references pieces,
  says text not null check (length(says) between 1 and 2000),
  source_question text check (length(source_question) <= 100)
);
create index confidential_actions_piece on confidential_actions (piece_id);
