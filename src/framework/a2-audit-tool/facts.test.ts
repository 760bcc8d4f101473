import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { broughtInto, broughtTo, type FactName, facts, ofEarlierVersions } from './facts.ts'
import { auditTool } from './index.ts'

/** Typed out by hand, apart from the code: every question that Hearth brings something to, and whether the fact is its answer. */
const table: readonly [question: string, fact: FactName, how: 'fills' | 'beside'][] = [
  ['swr.tsd', 'tsd_completed_on', 'fills'],
  ['swr.checks', 'dbs_oldest_on', 'beside'],
  ['fro.meeting_date', 'review_last_held_on', 'fills'],
  ['fro.next_due', 'review_next_due_on', 'fills'],
  ['cyp1.permanence', 'long_term_match', 'beside'],
  ['cyp1.right_home', 'long_term_match', 'beside'],
  ['cyp3.disruption', 'ended_unplanned', 'beside'],
  ['cyp3.met_after_ending', 'ended_unplanned', 'beside'],
  ['cyp4.asked', 'child_asked', 'fills'],
  ['cyp4.happy_scale', 'child_score', 'fills'],
  ['safe.checks_all_adults', 'dbs_oldest_on', 'beside'],
  ['safe.health_carer', 'medical_oldest_on', 'beside'],
  ['safe.medicals', 'medical_oldest_on', 'beside'],
  ['wfc1.assessment', 'approval_date', 'beside'],
  ['wfc1.tsd', 'tsd_completed_on', 'beside'],
  ['wfc1.unannounced_date', 'unannounced_visit_last_on', 'fills'],
  ['wfc1.visit_count', 'visits_held', 'fills'],
  ['wfc1.visit_last', 'visit_last_on', 'fills'],
  ['wfc1.unannounced_count', 'unannounced_held', 'fills'],
  ['wfc1.review_on_time', 'review_within_year', 'fills'],
  ['wfc3.asked', 'carers_asked', 'fills'],
  ['wfc3.support_scale', 'carer_support_score', 'fills'],
  ['wfc3.recommend', 'carer_recommend_score', 'fills'],
  ['loop.actions_verified', 'actions_checked', 'beside'],
]

describe('UA-S4: a fact fills an answer in only where it is the answer', () => {
  for (const [question, fact, how] of table) {
    it(`${question}: ${fact} ${how === 'fills' ? 'is the answer' : 'stands beside'}`, () => {
      const brought = broughtInto({ key: question })
      assert.deepEqual([brought?.fact, brought?.how], [fact, how])
      assert.match(brought?.because ?? '', /^\p{Lu}.{20,}\.$/u, 'and it is said why')
    })
  }

  it('for every question of the tool that names a fact, and for no other', () => {
    const named = auditTool.sections
      .flatMap(({ questions }) => questions)
      .flatMap(({ key, broughtForward }) => (broughtForward ? [[key, broughtForward]] : []))
    const held = Object.entries(broughtTo)
      .filter(([key]) => !Object.hasOwn(ofEarlierVersions, key))
      .map(([key, { fact }]) => [key, fact])
    assert.deepEqual(Object.fromEntries(named), Object.fromEntries(held))
    assert.deepEqual(table.map(([key]) => key).toSorted(), Object.keys(broughtTo).toSorted())
  })

  it('and what fills in has the shape of an answer to its question', () => {
    const shapes: Partial<Record<FactName, readonly string[]>> = {
      tsd_completed_on: ['date'],
      review_last_held_on: ['date'],
      review_next_due_on: ['date'],
      unannounced_visit_last_on: ['date'],
      visits_held: ['number'],
      visit_last_on: ['date'],
      unannounced_held: ['number'],
      review_within_year: ['yes_no'],
      carers_asked: ['yes_no'],
      child_asked: ['yes_no'],
      carer_support_score: ['scale'],
      carer_recommend_score: ['scale'],
      child_score: ['scale'],
    }
    for (const question of auditTool.sections.flatMap(({ questions }) => questions)) {
      const brought = broughtInto(question)
      if (brought?.how === 'fills') assert.ok(shapes[brought.fact]?.includes(question.type), question.key)
    }
  })

  it('nothing is known of a question that is not in the table', () => {
    assert.equal(broughtInto({ key: 'loop.child_told' }), undefined)
    assert.equal(broughtInto({ key: 'constructor' }), undefined)
    assert.deepEqual(
      [...new Set(Object.values(broughtTo).map(({ fact }) => fact))].toSorted(),
      Object.keys(facts).toSorted(),
    )
  })
})
