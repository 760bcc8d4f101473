import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { placesOfNew, usualPlace } from '#modules/forms/draft-order.ts'
import { sectionHref } from './addresses.ts'
import { type Audit, awaitsLock, conflictOf, followsReview, kindNames } from './audit.ts'
import { isBeforeSubmission, isOver, ownerOf, type State, stateNames, states } from './steps.ts'

const people = { auditor: 'Ann', moderator: 'Max', teamManager: 'Tim' }
const audit = (given: Partial<Audit>) => ({ ...people, ...given }) as Audit
const qa = 'Quality Assurance and Partnerships'

describe('whose turn an audit is', () => {
  const owners: Record<State, [is: string, withoutAnybody: string]> = {
    scheduled: ['Ann', 'a reviewing officer, not yet named'],
    gathering: ['Ann', 'a reviewing officer, not yet named'],
    review_held: ['Ann', 'a reviewing officer, not yet named'],
    in_audit: ['Ann', 'a reviewing officer, not yet named'],
    submitted: [qa, qa],
    with_qa: [qa, qa],
    in_moderation: ['Max', 'a moderator, not yet named'],
    in_discussion: ['Ann and Max', 'the auditor and the moderator'],
    graded: ['Tim', 'the team manager'],
    with_team_manager: ['Tim', 'the team manager'],
    with_service_manager: ['the service manager', 'the service manager'],
    actions_open: ['Tim, who sees that the actions are done', 'the team manager, who sees that the actions are done'],
    verifying: ['those who check the actions', 'those who check the actions'],
    re_audit_due: [qa, qa],
    closed: ['nobody: it is over', 'nobody: it is over'],
    cancelled: ['nobody: it is over', 'nobody: it is over'],
  }
  const nobody = { auditor: null, moderator: null, teamManager: null }
  for (const state of states) {
    it(`${state}: ${owners[state][0]}`, () => {
      assert.deepEqual([ownerOf(audit({ state })), ownerOf(audit({ state, ...nobody }))], owners[state])
    })
  }
})

describe('small truths of an audit', () => {
  it('is over when it is closed or cancelled, and can be changed until it is sent', () => {
    assert.deepEqual(
      states.filter((state) => isOver({ state })),
      ['closed', 'cancelled'],
    )
    const before = ['scheduled', 'gathering', 'review_held', 'in_audit']
    assert.deepEqual(
      states.filter((state) => isBeforeSubmission({ state })),
      before,
    )
    for (const state of states) assert.ok(stateNames[state].length > 2)
  })

  it('has views gathered at the carer’s review alone', () => {
    const kinds = Object.keys(kindNames) as (keyof typeof kindNames)[]
    assert.deepEqual(
      kinds.filter((kind) => followsReview({ kind })),
      ['review_linked'],
    )
    for (const kind of kinds) assert.ok(kindNames[kind].length > 2)
  })

  it('nobody moderates who carried it out, works there, wrote in it or manages the auditor', () => {
    const parts = { auditorId: 1, workerId: 2, iroWriterIds: [3], auditorManagerIds: [4] }
    const because = [1, 2, 3, 4, 5].map((id) => conflictOf(id, parts)?.split(' ')[0] ?? null)
    assert.deepEqual(because, ['Carried', 'Is', 'Wrote', 'Manages', null])
  })

  it('a moderation is blind until the first grade is locked', () => {
    const blind = { blindModeration: true, state: 'in_moderation', blindGrade: null } as const
    assert.equal(awaitsLock(blind), true)
    assert.equal(awaitsLock({ ...blind, blindModeration: false }), false)
    assert.equal(awaitsLock({ ...blind, state: 'in_discussion' }), false)
    assert.equal(awaitsLock({ ...blind, blindGrade: 'good' }), false)
  })

  it('has its addresses', () => {
    assert.equal(sectionHref({ ref: 'A-1' }, { key: 'safe' }), '/audits/A-1/sections/safe')
    assert.equal(sectionHref({ ref: 'A-1' }, { key: 'cyp1' }, null), '/audits/A-1/sections/cyp1')
    assert.equal(sectionHref({ ref: 'A-1' }, { key: 'cyp1' }, { ref: 'C-7' }), '/audits/A-1/children/C-7#cyp1')
  })
})

describe('where a question that is added may stand', () => {
  const section = (given: Partial<Section>): Section =>
    ({ ...auditTool.sections[0]!, key: 'home', graded: true, ...given }) as Section
  const question = (key: string, after?: string) =>
    ({ key, ...(after && { onlyWhen: { question: after, in: ['no'] } }) }) as unknown as Section['questions'][number]

  it('behind any that hangs on no other, and before the grade', () => {
    const graded = section({
      questions: [question('home.a'), question('home.b', 'home.a'), question('home.c'), question('home.grade')],
    })
    assert.deepEqual(placesOfNew(graded), ['', 'home.a', 'home.c'])
    assert.equal(usualPlace(graded), 'home.c')
  })

  it('last where no grade closes the section', () => {
    const open = section({ graded: false, questions: [question('home.a'), question('home.grade')] })
    assert.deepEqual(placesOfNew(open), ['', 'home.a', 'home.grade'])
    assert.equal(usualPlace(section({ graded: false, questions: [question('home.a')] })), 'home.a')
    assert.equal(usualPlace(section({ questions: [] })), '')
  })
})
