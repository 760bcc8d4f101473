import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Cap } from '#framework/a2-audit-tool/judgement.ts'
import { gradesOf, iroGraded, missingInPart, type Answer, byQuestion, type Case } from './answers.ts'
import { itself, nothingMissing, reasonGiven, verifier, withinLimits } from './conditions.ts'
import { blockedInWords, isWithin, limitDecided, whyAbove } from './judging.ts'
import type { Standing } from './standing.ts'
import { asAsked, isSaid } from './tool.ts'
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

describe('what a case holds', () => {
  const answer = (question: string, value: string, childId: number | null = null): Answer =>
    ({
      question,
      value,
      childId,
      section: question.split('.')[0]!,
      explanation: '',
      evidence: '',
      broughtForward: false,
    }) as unknown as Answer
  const caseOf = (answers: Answer[]): Case => ({
    children: [7, 8].map((id) => ({ id, initials: '', ref: `C-${id}` })),
    answers: byQuestion(answers),
    questionsWithActions: new Set(),
  })
  const sectionOf = (key: string) => auditTool.sections.find((section) => section.key === key)!

  it('its grades of record: one for the household, one for each child, an IRO’s before the auditor’s', () => {
    const about = caseOf([
      answer('safe.grade', 'good'),
      answer('cyp1.grade', 'inadequate', 8),
      answer('cyp4.grade', 'good', 7),
      answer('cyp4.grade', 'good', 8),
      answer('cyp4.iro_grade', 'outstanding', 8),
    ])
    assert.deepEqual(gradesOf(sectionOf('safe'), about), ['good'])
    assert.deepEqual(gradesOf(sectionOf('cyp1'), about), ['inadequate'])
    assert.deepEqual(gradesOf(sectionOf('cyp4'), about), ['good', 'outstanding'])
    assert.deepEqual(gradesOf(sectionOf('edi'), about), [])
    assert.deepEqual(
      [7, 8, null].map((childId) => iroGraded(about.answers, childId)),
      [false, true, false],
    )
  })

  it('what is missing in one part, and in no other', () => {
    const response = missingInPart(auditTool, 'response', caseOf([]))
    assert.ok(response.length > 0)
    assert.deepEqual([...new Set(response.map(({ section }) => section.part))], ['response'])
  })

  it('a child whom their IRO graded lacks no grade of that section', () => {
    const lacks = (answers: Answer[]) =>
      missingInPart(auditTool, 'audit', caseOf(answers)).some(
        ({ question, childId }) => question.key === 'cyp4.grade' && childId === 8,
      )
    assert.equal(lacks([]), true)
    assert.equal(lacks([answer('cyp4.iro_grade', 'good', 8)]), false)
    assert.equal(lacks([answer('cyp4.iro_grade', 'good', 7)]), true)
  })

  it('questions that a move, or one for each section, says already', () => {
    const said = ['mod.agree', 'mod.discussion_date', 'mod.resolution', 'mod.evidence', 'mod.grade', 'safe.grade']
    assert.deepEqual(
      said.filter((key) => isSaid({ key })),
      said.slice(0, 4),
    )
  })
})

describe('a grade against its limits, in words', () => {
  const [l1, l7] = [cap, { ...cap, rule: 'L7', highest: 'inadequate', because: 'Nobody was safe.' }] as const
  const limits = {
    highest: 'requires_improvement',
    caps: [l1, { ...cap, highest: 'good', because: 'Few were asked.' }],
  } as never

  it('names every limit that it is above, and no other', () => {
    assert.equal(whyAbove('good', limits), 'Nobody knocked. Good is above that.')
    assert.equal(whyAbove('outstanding', limits), 'Nobody knocked. Few were asked. Outstanding is above that.')
    assert.equal(whyAbove(null, limits), '')
    assert.match(
      whyAbove('requires_improvement', { highest: 'inadequate', caps: [l7] } as never),
      /^Nobody was safe\. Requires/,
    )
  })

  it('is within them at the very limit, and where there is none yet', () => {
    const grades = ['good', 'requires_improvement', 'inadequate', null] as const
    assert.deepEqual(
      grades.map((grade) => isWithin(grade, limits)),
      [false, true, true, true],
    )
  })

  it('was made by a limit where somebody wished higher, and only there', () => {
    const decided = (final: string, wished: (string | null)[], pointsTo: string | null) =>
      limitDecided(final as never, wished as never, { highest: 'requires_improvement', pointsTo } as never)
    assert.equal(decided('requires_improvement', ['good'], null), true)
    assert.equal(decided('requires_improvement', [null], 'good'), true)
    assert.equal(decided('requires_improvement', [null], null), false)
    assert.equal(decided('requires_improvement', ['inadequate'], 'requires_improvement'), false)
    assert.equal(decided('inadequate', ['good'], 'good'), false)
  })

  it('is refused in one breath: what stands against it, then what to do', () => {
    assert.equal(blockedInWords({ limits: ['One.', 'Two.'], says: 'Choose good.' }), 'One. Two. Choose good.')
    assert.equal(blockedInWords({ limits: [], says: 'Choose good.' }), 'Choose good.')
  })
})

describe('how a moderator is asked about each section', () => {
  const asked = asAsked(auditTool).sections.find(({ key }) => key === 'mod')!.questions
  const about = (key: string) => asked.filter((question) => question.key.endsWith(`.${key}`))

  it('whether its grade follows, and with a no which grade they see', () => {
    const [evidence, own] = about('safe')
    assert.deepEqual(
      evidence?.options?.map(({ value, text }) => `${value} ${text}`),
      ['agree Yes', 'disagree No'],
    )
    assert.deepEqual([evidence?.required, evidence?.explainWhen], [true, ['disagree']])
    assert.deepEqual(own?.onlyWhen, { question: evidence?.key, in: ['disagree'] })
    assert.equal(own?.required, true)
    assert.match(String(about('cyp1')[1]?.prompts), /the child it is worst for/)
    assert.equal(own?.prompts, undefined)
  })
})
