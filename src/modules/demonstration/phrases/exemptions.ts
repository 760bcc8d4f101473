/** What is written of an exemption that is asked for, and of a temporary approval, in the invented service: by topic, none with a name. */
export const why = {
  legal: 'A relative took the children in at once; the care order followed.',
  number: 'Three children are settled here; a fourth, their cousin, would be the youngest.',
  rooms: 'Each child over three has a room; the youngest shares with nobody.',
  relationship: 'The children know each other from family days, and ask for each other.',
  how_long: 'Until the cousin’s plan is decided, about nine months.',
  welfare: 'The eldest needs time alone with the carers; a second worker comes on two evenings.',
  carers_say: 'They would like it, with help in the evenings.',
} as const

export const ofChild = {
  effect: 'The child knows the home and is settled there.',
  view_answer: 'Told that their room stays theirs, and that we ask again in a month.',
} as const

export const longer = {
  ext_officer: 'The nominated officer for temporary approvals',
  explanation: 'The children are settled and see their parents each week.',
} as const

export const learned = [
  'Children stayed with their family and kept their school while the assessment went on.',
  'Help came in the second month; it would have helped in the first week.',
  'The children knew from the beginning that nothing was decided yet, and asked often.',
] as const

export const worries = ['', '', '', 'The kinship assessments wait for medicals.', ''] as const
export const notTold = 'The director was away; told on the next day.'

export const learnedBeyond = [
  'It was asked for in time; the children already there were told on the day, and two would rather have been asked.',
  'A bed was found in a day, and it was never unclear for how long.',
  'The move on had been planned for the week before; a bridge of some days was hard on the youngest.',
] as const
