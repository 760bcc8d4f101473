import { duties } from '#framework/s4-roles.ts'
import type { Drawing } from '#platform/room.ts'
import { type State, stateNames } from './audit.ts'
import type { Hearer } from './hearers.ts'
import { type MoveKey, moves } from './states.ts'
import { tellings } from './tellings.ts'

/** What `dueOn` in `deadlines.ts` does, in words, with the settings that it reads: a test holds the two together. */
export const dueInWords: Readonly<Record<State, string>> = {
  scheduled:
    'so long before the review (`deadline.ask_for_views`), never before it was planned; without a review, its own day',
  gathering: 'the day of the review meeting',
  review_held: 'after the meeting (`deadline.conversation`)',
  in_audit:
    'after the meeting, or after it began where there is none (`deadline.submit`); handed back: `deadline.put_right`, `deadline.put_right_inadequate`',
  submitted: '`deadline.forward`, `deadline.forward_inadequate`',
  with_qa: '`deadline.forward`, `deadline.forward_inadequate`',
  in_moderation: '`deadline.moderate`, `deadline.moderate_inadequate`',
  in_discussion: '`deadline.discuss`, `deadline.discuss_inadequate`',
  graded: 'the same day: Hearth passes it on',
  with_team_manager:
    '`deadline.respond`, `deadline.respond_requires_improvement`, `deadline.respond_inadequate`; handed back: `deadline.put_right`, `deadline.put_right_inadequate`',
  with_service_manager: '`deadline.sign_off`, `deadline.sign_off_inadequate`',
  actions_open: '`deadline.actions`; each action has its own day',
  verifying: '`deadline.impact_check`',
  re_audit_due: 'the day of the re-audit; none planned: `deadline.reaudit`, `deadline.reaudit_inadequate`',
  closed: '',
  cancelled: '',
}

const named = (hearer: Hearer): string =>
  hearer in duties ? `those who ${duties[hearer as keyof typeof duties]}` : `the ${hearer}`

const inWords = ({ to, into }: (typeof tellings)[MoveKey][number]): string =>
  `${to.map(named).join('; ')}${into ? ` (when it is then: ${stateNames[into]})` : ''}`

export const drawing: Drawing = {
  of: 'an audit',
  states: stateNames,
  due: dueInWords,
  moves,
  tells: Object.fromEntries(Object.entries(tellings).map(([move, told]) => [move, told.map(inWords).join('; ')])),
}
