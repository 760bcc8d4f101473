import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeVoice, type MoveName, moves, type VoiceFacts } from './states.ts'
import type { VoiceState } from './voice.ts'

const states: readonly VoiceState[] = ['to_ask', 'asked', 'started', 'given', 'not_given']
const nobody: VoiceFacts = {
  mayGather: false,
  holdsVoices: false,
  answered: 0,
  chooses: false,
  share: 'carers',
  agreed: false,
  state: 'to_ask',
  ofChild: false,
  observed: false,
  putsRight: false,
  isOver: false,
  wentFurther: false,
  besideIsEmpty: false,
  ofCarer: false,
  together: false,
  cameAs: 'given',
}
const gatherer = { mayGather: true }
const quality = { holdsVoices: true }
const child = { ofChild: true }
const decider = { putsRight: true }
type Row = [who: Partial<VoiceFacts>, from: readonly VoiceState[], to: VoiceState | 'stays']

const underWay = ['to_ask', 'asked', 'started'] as const
/** By whom, from where, to where; whatever is not here is refused to everybody. */
const table: Record<MoveName, Row[]> = {
  make_link: [
    [gatherer, underWay, 'asked'],
    [{ ...gatherer, answered: 1 }, underWay, 'started'],
  ],
  save: [[gatherer, underWay, 'started']],
  finish: [[{ ...gatherer, answered: 1 }, underWay, 'given']],
  go_on: [[gatherer, ['given'], 'started']],
  say_why_not: [[gatherer, underWay, 'not_given']],
  ask_again: [
    [gatherer, ['not_given'], 'to_ask'],
    [{ ...gatherer, answered: 1 }, ['not_given'], 'started'],
  ],
  record_agreement: [gatherer, quality].map((who): Row => [{ ...who, share: 'ask_first' }, ['given'], 'given']),
  change_share: [gatherer, quality].map((who): Row => [{ ...who, chooses: true }, ['given'], 'given']),
  choose_way: [[gatherer, ['to_ask', 'asked'], 'stays']],
  say_language: [gatherer, quality].map((who): Row => [who, states, 'stays']),
  ask_observer: [[{ ...gatherer, ...child }, states, 'stays']],
  drop_observer: [[{ ...gatherer, ...child, besideIsEmpty: true }, states, 'stays']],
  ask_together: [[{ ...gatherer, ofCarer: true }, ['to_ask', 'asked'], 'stays']],
  ask_alone: [[{ ...gatherer, ofCarer: true, together: true }, underWay, 'stays']],
  hand_over: [gatherer, quality].map((who): Row => [{ ...who, ...child }, states, 'stays']),
  answer: [gatherer, quality].map((who): Row => [who, ['given'], 'given']),
  follow_officer: [],
  moved_away: [
    [{ ...decider, answered: 1 }, states, 'to_ask'],
    [{ ...decider, answered: 1, isOver: true }, states, 'not_given'],
  ],
  moved_here: [[{ ...decider, cameAs: 'started' }, ['to_ask', 'asked', 'not_given'], 'started']],
  sealed: [
    [decider, states, 'to_ask'],
    [{ ...decider, isOver: true }, states, 'not_given'],
  ],
}

describe('what may be done with a voice, by whom and when', () => {
  for (const [name, rows] of Object.entries(table) as [MoveName, Row[]][]) {
    it(name, () => {
      for (const [who, from, to] of rows) {
        for (const state of states) {
          const judgement = judgeVoice(name, state, { ...nobody, ...who, state })
          const expected = from.includes(state) ? (to === 'stays' ? state : to) : 'refused'
          assert.equal(judgement.allowed ? judgement.to : 'refused', expected, `${state}, ${JSON.stringify(who)}`)
          if (expected !== 'refused' && 'reaches' in moves[name])
            assert.ok((moves[name].reaches as readonly VoiceState[]).includes(expected))
        }
        assert.equal(
          judgeVoice(name, from[0]!, { ...nobody, ...who, mayGather: false, holdsVoices: false, putsRight: false })
            .allowed,
          false,
        )
      }
      if (rows.length === 0 || rows[0]![0].putsRight) return
      const isGatherersAlone = rows.every(([who]) => !who.holdsVoices)
      const byQuality = { ...nobody, ...rows[0]![0], mayGather: false, holdsVoices: true }
      assert.equal(judgeVoice(name, rows[0]![1][0]!, byQuality).allowed, !isGatherersAlone)
    })
  }

  const refused: [string, MoveName, Partial<VoiceFacts>, VoiceState, RegExp][] = [
    ['nothing is finished without an answer', 'finish', gatherer, 'started', /^Write down at least one answer/],
    [
      'nobody has no words who said something',
      'say_why_not',
      { ...gatherer, answered: 1 },
      'started',
      /said something/,
    ],
    ['nobody agrees who was not to be asked', 'record_agreement', gatherer, 'given', /did not ask to be asked/],
    ['nor twice', 'record_agreement', { ...gatherer, share: 'ask_first', agreed: true }, 'given', /already agreed/],
    ['only who lives there chooses readers', 'change_share', gatherer, 'given', /^Only children/],
    ['nothing is moved where nothing was said', 'moved_away', decider, 'given', /^Nothing has been said/],
    ['nor to where something was', 'moved_here', { ...decider, answered: 1 }, 'asked', /^Somebody has said/],
    ['nobody makes a child follow another officer', 'follow_officer', gatherer, 'given', /^This is done by Hearth/],
    ['nobody observes an adult', 'ask_observer', gatherer, 'asked', /^This is done by/],
    ['nor an observation', 'ask_observer', { ...gatherer, ...child, observed: true }, 'asked', /^This is done by/],
    [
      'nobody goes on with what was answered',
      'go_on',
      { ...gatherer, wentFurther: true },
      'given',
      /stays as it was handed in/,
    ],
    ['nor once it is over', 'go_on', { ...gatherer, isOver: true }, 'given', /is over/],
    [
      'what somebody saw is not taken away',
      'drop_observer',
      { ...gatherer, ...child },
      'given',
      /^Somebody has written/,
    ],
    ['nobody but carers is asked in one conversation', 'ask_together', gatherer, 'asked', /^This is done by/],
    [
      'nor a carer who has begun alone',
      'ask_together',
      { ...gatherer, ofCarer: true, answered: 1 },
      'asked',
      /by themselves/,
    ],
    ['nobody parts who is alone', 'ask_alone', gatherer, 'asked', /^This is done by/],
    ['only a child is handed over', 'hand_over', gatherer, 'asked', /^This is done by/],
  ]
  for (const [what, name, who, state, because] of refused) {
    it(what, () => {
      const judgement = judgeVoice(name, state, { ...nobody, ...who, state })
      assert.match(judgement.allowed ? '' : judgement.because, because)
    })
  }

  it('says in words what is done, by whom and why: for every move', () => {
    for (const move of Object.values(moves)) {
      for (const words of [move.label, move.by, move.clause, ...move.needs.map(({ says }) => says)]) assert.ok(words)
    }
  })
})
