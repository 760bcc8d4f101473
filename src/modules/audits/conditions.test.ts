import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Cap } from '#framework/a2-audit-tool/judgement.ts'
import { itself, nothingMissing, reasonGiven, verifier, withinLimits } from './conditions.ts'
import type { Standing } from './standing.ts'
import { mayWrite } from './writers.ts'

const standing = (given: object) => ({ duties: new Set<string>(), given: {}, ...given }) as unknown as Standing
const cap: Cap = { rule: 'L1', highest: 'requires_improvement', because: 'Nobody knocked.' }

describe('what several moves need', () => {
  it('7.9: a manager verifies who is the household’s own team manager, or answers for no team', () => {
    const cases: [isTeamManager: boolean, duties: string[], may: boolean][] = [
      [true, ['verify_actions', 'respond'], true],
      [false, ['verify_actions', 'respond'], false],
      [false, ['verify_actions'], true],
      [true, ['respond'], false],
      [false, [], false],
    ]
    for (const [isTeamManager, duties, may] of cases) {
      assert.equal(verifier.may(standing({ isTeamManager, duties: new Set(duties) })), may, duties.join())
    }
    assert.equal(itself.may(), true)
  })

  it('a reason is one that says something', () => {
    const holds = (reason?: string) => reasonGiven.holds(standing({ given: reason === undefined ? {} : { reason } }))
    assert.deepEqual([holds(), holds(''), holds('  '), holds('The child was ill.')], [false, false, false, true])
  })

  it('a part lacks nothing, and says its own sentence where it does', () => {
    const need = nothingMissing('response', 'Some questions are open.')
    assert.equal(need.says, 'Some questions are open.')
    assert.equal(need.holds(standing({ missing: { response: [], audit: [{}] } })), true)
    assert.equal(need.holds(standing({ missing: { response: [{}], audit: [] } })), false)
  })

  it('decision 22: a grade above the limits says which limit, and a blind one is locked as it was chosen', () => {
    const need = withinLimits((s) => s.moderatorGrade)
    const of = (moderatorGrade: string | null, blind = false) =>
      standing({
        moderatorGrade,
        ofRecord: { highest: cap.highest, caps: [cap] },
        audit: { blindModeration: blind, state: 'in_moderation', blindGrade: null },
      })
    assert.deepEqual(
      ['good', 'requires_improvement', 'inadequate', null].map((grade) => need.holds(of(grade))),
      [false, true, true, true],
    )
    assert.equal(need.holds(of('good', true)), true)
    assert.equal(need.because(of('good')), 'Nobody knocked. Good is above that.')
  })
})

describe('who writes about which child', () => {
  const section = auditTool.sections.find(({ key }) => key === 'cyp4')!
  const iro = {
    isAuditor: false,
    isWorker: false,
    isModerator: false,
    isTeamManager: false,
    duties: new Set<string>(),
    iroOf: [7],
  }
  const may = (childId: number | null | 'any', iroOf: readonly number[]) =>
    mayWrite(section, { key: 'cyp4.iro_grade' }, { state: 'in_audit' }, { ...iro, iroOf }, childId)

  it('4.6: an IRO of their own child, and of nobody else', () => {
    assert.deepEqual([may(7, [7]), may(8, [7]), may(null, [7]), may('any', [7])], [true, false, false, true])
    assert.deepEqual([may(7, []), may('any', []), may(null, [])], [false, false, false])
  })
})
