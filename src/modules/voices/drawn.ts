import type { Drawing } from '#platform/room.ts'
import { type MoveName, moves } from './states.ts'
import { stateNames, type VoiceState } from './voice.ts'

const beforeReview = 'so long before the review (`voices.due_before_review`)'

const due: Readonly<Record<VoiceState, string>> = {
  to_ask: beforeReview,
  asked: beforeReview,
  started: beforeReview,
  given: 'a child hears what happened next: `voices.answer_due`',
  not_given: '',
}

const tells: Readonly<Record<MoveName, string>> = {
  make_link: '',
  save: '',
  finish: 'of a child: those who keep what children said',
  go_on: 'of a child: those who keep what children said',
  say_why_not: '',
  ask_again: '',
  record_agreement: '',
  change_share: '',
  choose_way: '',
  say_language: '',
  ask_observer: '',
  drop_observer: '',
  ask_together: '',
  ask_alone: '',
  hand_over: 'whoever asks the child from now on',
  answer: '',
  follow_officer: 'whoever asks the child from now on',
  moved_away: 'who said so; who asks them, whoever had read it and the quality team, nobody whom it is about',
  moved_here: 'whoever asks the right person',
  sealed: 'who said so; who asks them, whoever had read it and the quality team, nobody whom it is about',
}

export const drawing: Drawing = { of: 'a voice', states: stateNames, due, moves, tells }
