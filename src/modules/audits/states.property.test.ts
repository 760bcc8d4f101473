import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { grades } from '#framework/a2-audit-tool/types.ts'
import { leadingBack } from '#modules/evidence/index.ts'
import { anActor } from '#modules/actions/testing.ts'
import { judge } from '#platform/workflow.ts'
import { type Audit, conflictOf } from './audit.ts'
import { type State, states } from './steps.ts'
import { partsOf } from './parts.ts'
import type { Standing } from './standing.ts'
import { type MoveKey, moves } from './states.ts'

/** What the framework calls for, in its own words, of every move that the judge allows, whoever asks and whatever is so. */

/** Fewer where each of a thousand mutants is tried: HEARTH_TEST_RUNS. */
const options = { numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 4000), seed: 20261119 }
const duties = [
  'take_audits',
  'moderate',
  'assign_moderators',
  'decide_disagreements',
  'respond',
  'sign_off',
  'verify_actions',
  'close_audits',
]
const kinds = ['review_linked', 'monthly_case_file', 'thematic', 're_audit', 'senior_leader'] as const

const person = fc.integer({ min: 1, max: 6 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 })
const grade = maybe(fc.constantFrom(...grades))
const section = auditTool.sections[0]!
const unanswered = { section, question: section.questions[0]!, childId: null, says: 'needs an answer' }
const lack = { question: 'hdr.collab_people', says: 'Say who took part.' }
const missing = fc.array(fc.constant(unanswered), { maxLength: 1 })

/** Six people, any of whom may be any part of the audit, and cover for any of the others. */
const situations = fc
  .record({
    me: person,
    covers: fc.array(person, { maxLength: 2 }),
    duties: fc.oneof(fc.subarray(duties), fc.constant(duties)),
    state: fc.constantFrom(...states),
    kind: fc.constantFrom(...kinds),
    auditorId: maybe(person),
    workerId: maybe(person),
    moderatorId: maybe(person),
    teamManagerId: maybe(person),
    auditorManagerIds: fc.array(person, { maxLength: 2 }),
    iroWriterIds: fc.array(person, { maxLength: 1 }),
    auditorGrade: grade,
    finalGrade: grade,
    blindModeration: fc.boolean(),
    blindGrade: grade,
    moderatorGrade: grade,
    settledGrade: grade,
    highestOfRecord: fc.constantFrom(...grades),
    missing: fc.record({
      preparation: missing,
      audit: missing,
      moderation: missing,
      response: missing,
      sign_off: missing,
      closing: missing,
    }),
    voicesMissing: fc.array(fc.constant('A child has not told us.'), { maxLength: 1 }),
    unanswered: fc.array(fc.constant({ who: 'Child C-1001', ref: 'V-1001' }), { maxLength: 1 }),
    conversation: fc.constantFrom('together', 'without the worker', 'alone'),
    view: fc.constantFrom('given', 'no words', 'none'),
    gradeBlocked: maybe(fc.constant('A limit stands against this grade.')),
    inadequateLimitingSection: fc.boolean(),
    enough: fc.boolean(),
    reauditIsPast: fc.boolean(),
    reauditOn: maybe(fc.constant(Temporal.PlainDate.from('2027-01-04'))),
    total: fc.integer({ min: 0, max: 2 }),
    unfinished: fc.integer({ min: 0, max: 1 }),
    unsettled: fc.integer({ min: 0, max: 1 }),
    openAlerts: fc.integer({ min: 0, max: 1 }),
    reaudit: maybe(fc.record({ state: fc.constantFrom(...states), finalGrade: grade })),
    plannedInstead: maybe(fc.constant('A-1002')),
    ended: maybe(fc.record({ move: fc.constantFrom('close', 'cancel'), from: fc.constantFrom(...states) })),
    sent: maybe(
      fc.record({
        move: fc.constantFrom(...leadingBack(moves, 'recall')),
        from: fc.constantFrom(...states),
        mine: fc.boolean(),
        begun: fc.boolean(),
      }),
    ),
    reason: fc.constantFrom('', ' ', 'Because it is so.'),
    moderatorConflict: maybe(fc.constant('Carried out this audit.')),
    meetingOn: maybe(fc.constant(Temporal.PlainDate.from('2026-11-19'))),
  })
  .map((drawn) => {
    const audit = { ...drawn, id: 1, ref: 'A-1001' } as unknown as Audit
    const actor = anActor({ id: drawn.me, duties: drawn.duties, actsFor: [drawn.me, ...drawn.covers] })
    const standing: Standing = {
      ...partsOf(actor, audit),
      iroOf: [],
      audit,
      missing: drawn.missing,
      voicesMissing: drawn.voicesMissing,
      unanswered: drawn.unanswered,
      together: {
        view: drawn.view,
        conversation: drawn.conversation === 'together' ? null : lack,
        conversationWithout: drawn.conversation === 'alone' ? lack : null,
      },
      auditorGrade: drawn.auditorGrade,
      gradeBlocked: drawn.gradeBlocked,
      moderatorGrade: drawn.moderatorGrade,
      moderatorDeclines: false,
      settledGrade: drawn.settledGrade,
      ofRecord: { caps: [], highest: drawn.highestOfRecord },
      inadequateLimitingSection: drawn.inadequateLimitingSection,
      signedOffAs: {
        enough: drawn.enough,
        reauditOn: drawn.reauditOn,
        reauditIsPast: drawn.reauditIsPast,
      },
      actions: { total: drawn.total, unfinished: drawn.unfinished, unsettled: drawn.unsettled },
      openAlerts: drawn.openAlerts,
      corrects:
        drawn.duties.includes('decide_disagreements') && drawn.me !== drawn.auditorId && drawn.me !== drawn.moderatorId,
      plannedInstead: drawn.plannedInstead,
      ended: drawn.ended && { ...drawn.ended, id: 2, at: Temporal.Instant.fromEpochMilliseconds(0), details: {} },
      sent: drawn.sent && { ...drawn.sent, id: 1, at: Temporal.Instant.fromEpochMilliseconds(0), details: {} },
      reaudit: drawn.reaudit,
      given: { reason: drawn.reason, moderatorConflict: drawn.moderatorConflict, meetingOn: drawn.meetingOn },
    }
    return { actor, audit, standing }
  })

type Situation = typeof situations extends fc.Arbitrary<infer S> ? S : never

/** Holds `then` against every situation in which the judge allows one of these moves; fails when there was none. */
function whenever(keys: readonly MoveKey[], then: (situation: Situation & { to: State; move: MoveKey }) => void): void {
  const allowed = new Set<MoveKey>()
  fc.assert(
    fc.property(situations, fc.constantFrom(...keys), (situation, move) => {
      // Put where the move starts from, so that the rest decides.
      const from = moves[move].from as readonly State[]
      const audit = { ...situation.audit, state: from[situation.audit.state.length % from.length]! }
      const standing = { ...situation.standing, audit }
      const judgement = judge<State, Standing>(moves[move], audit.state, standing)
      if (!judgement.allowed) return
      allowed.add(move)
      then({ ...situation, audit, standing, to: judgement.to, move })
    }),
    options,
  )
  assert.deepEqual([...allowed].toSorted(), [...keys].toSorted(), 'each of these moves is allowed in some situation')
}

const every = Object.keys(moves) as MoveKey[]
const personal = every.filter((move) => move !== 'pass_on')
/** What the Head of Quality Assurance alone does to an audit that is over, with a reason. */
const putsRight: ReadonlySet<MoveKey> = new Set(['correct_grade', 'correct', 'reopen'])
const low = (grade: Audit['finalGrade']) => grade === 'inadequate' || grade === 'requires_improvement'

describe('whatever is so, and whoever asks', () => {
  test('nothing moves out of an end but by the Head who puts it right, and nothing moves from where the flow chart has no arrow', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom(...every), ({ audit, standing }, move) => {
        const judgement = judge<State, Standing>(moves[move], audit.state, standing)
        if (judgement.allowed && !putsRight.has(move))
          assert.ok(audit.state !== 'closed' && audit.state !== 'cancelled')
        if (judgement.allowed) assert.ok((moves[move].from as readonly State[]).includes(audit.state))
      }),
      options,
    )
  })

  test('nobody moderates their own audit, their own work, or one whose auditor they manage, nor by covering', () => {
    whenever(['moderate', 'settle'], ({ actor, audit }) => {
      assert.ok(audit.moderatorId !== null && actor.actsFor.includes(audit.moderatorId))
      for (const id of actor.actsFor) assert.equal(conflictOf(id, audit), null)
      for (const id of actor.actsFor)
        assert.ok(id !== audit.auditorId && !audit.auditorManagerIds.includes(id) && !audit.iroWriterIds.includes(id))
    })
  })

  test('nobody is sent an audit that they cannot moderate', () => {
    whenever(['assign_moderator'], ({ standing }) => assert.equal(standing.given.moderatorConflict ?? null, null))
  })

  test('an audit is sent only whole: together, with every voice or its reason, and within its limits', () => {
    whenever(['submit'], ({ standing }) => {
      assert.ok(standing.isAuditor && standing.auditorGrade !== null)
      const { view, conversation, conversationWithout } = standing.together
      const reason = standing.given.reason?.trim()
      assert.ok(view === 'given' || reason, 'UA-S5: with the worker’s view, or the reason why there is none')
      assert.ok(conversationWithout === null, 'UA-S5: nobody audits alone')
      assert.ok(conversation === null || (view !== 'given' && reason), 'UA-S5: together, or with the reason why not')
      assert.equal(standing.gradeBlocked, null)
      assert.deepEqual([standing.missing.audit, standing.voicesMissing], [[], []])
    })
  })

  test('two grades that differ are talked over, and equal ones are final at once', () => {
    whenever(['moderate'], ({ standing, to }) =>
      assert.equal(to, standing.moderatorGrade === standing.auditorGrade ? 'graded' : 'in_discussion'),
    )
  })

  test('a difference is settled or decided with a grade and a reason, and never decided by one of the two', () => {
    whenever(['settle', 'decide'], ({ standing, actor, audit, move }) => {
      assert.ok(standing.settledGrade !== null && standing.given.reason?.trim())
      if (move === 'decide')
        assert.ok(!standing.isAuditor && !standing.isModerator && actor.duties.has('decide_disagreements'))
      if (move === 'settle') assert.ok(audit.moderatorId !== null)
    })
  })

  test('UA-S3: no grade is moderated, settled or decided above what the limits of record leave', () => {
    whenever(['moderate', 'settle', 'decide', 'correct_grade'], ({ standing, move }) => {
      const grade = move === 'moderate' ? standing.moderatorGrade : standing.settledGrade
      assert.ok(grade !== null && grades.indexOf(grade) >= grades.indexOf(standing.ofRecord.highest))
    })
  })

  test('SB-8: nothing is moderated blind before the first grade is locked, and it is locked once', () => {
    whenever(['moderate'], ({ audit }) => assert.ok(!audit.blindModeration || audit.blindGrade !== null))
    whenever(['lock_grade'], ({ audit, standing }) => {
      assert.ok(audit.blindModeration && audit.blindGrade === null)
      assert.ok(standing.isModerator && standing.moderatorGrade !== null)
    })
  })

  test('what is inadequate or requires improvement passes the service manager, and is never without an action', () => {
    whenever(['respond'], ({ standing, audit, to }) => {
      const lower = low(audit.auditorGrade) || low(audit.finalGrade) || standing.inadequateLimitingSection
      assert.equal(to, lower ? 'with_service_manager' : 'actions_open')
      if (lower) assert.ok(standing.actions.total > 0)
    })
  })

  test('nothing is signed off that is not enough, not timely, to be returned, or inadequate without a date to look again', () => {
    whenever(['sign_off'], ({ standing, actor, audit }) => {
      assert.ok(actor.duties.has('sign_off') && standing.signedOffAs.enough)
      if (audit.finalGrade === 'inadequate') assert.ok(standing.signedOffAs.reauditOn !== null)
      assert.ok(!standing.signedOffAs.reauditIsPast)
    })
  })

  test('no audit ends with a safety alert open', () => {
    whenever(['close', 'cancel'], ({ standing }) => assert.equal(standing.openAlerts, 0))
  })

  test('no audit closes with an action unsettled, or inadequate without a better re-audit', () => {
    whenever(['close'], ({ standing, audit }) => {
      assert.equal(standing.actions.unsettled, 0)
      if (audit.finalGrade !== 'inadequate') return
      const better = standing.reaudit?.finalGrade
      assert.ok(better && better !== 'inadequate')
    })
  })

  test('going back, ending early and choosing anew each need a reason', () => {
    whenever(['hand_back', 'reassign', 'return_response', 'reopen_actions', 'cancel'], ({ standing }) =>
      assert.ok(standing.given.reason?.trim()),
    )
  })

  test('UM-D20, B06: only the Head puts right what is decided or over, with a reason, and never a grade of their own', () => {
    whenever(['correct_grade', 'reopen'], ({ standing, actor, audit }) => {
      assert.ok(actor.duties.has('decide_disagreements') && standing.given.reason?.trim())
      assert.ok(actor.id !== audit.auditorId && actor.id !== audit.moderatorId)
    })
  })

  test('what was sent too soon is taken back by whoever sent it, until somebody has begun on it', () => {
    whenever(['recall'], ({ standing, to }) => {
      assert.ok(standing.sent?.mine && !standing.sent.begun)
      assert.equal(to, standing.sent.from)
    })
  })

  test('a person with no part in an audit and no duty moves nothing', () => {
    fc.assert(
      fc.property(situations, fc.constantFrom(...personal), ({ audit, standing }, move) => {
        const none = { corrects: false, sent: standing.sent && { ...standing.sent, mine: false } }
        const stranger = { ...standing, ...partsOf(anActor({ id: 99 }), audit), ...none }
        assert.equal(judge<State, Standing>(moves[move], audit.state, stranger).allowed, false)
      }),
      options,
    )
  })
})
