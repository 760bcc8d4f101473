import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted } from '#framework/a2-audit-tool/ask.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { Audit } from './audit.ts'
import { moveForms, type PersonalMove } from './move-forms.ts'
import { isQuiet, nextStep } from './pages/next-step.ts'
import type { Offered, ShowFacts } from './pages/show-facts.ts'
import type { AuditCase } from './queries/standing.ts'
import type { Standing } from './standing.ts'
import { moves } from './states.ts'

const view = noted('ovr.practitioner_response', 'choice', 'Do you agree?')
const kind = noted('home.kind', 'text', 'What is kind here?', { required: true })
const home: Section = {
  ...{ key: 'home', title: 'At home', keyQuestion: 'How is it?', part: 'audit', perChild: false, graded: false },
  ...{ clauses: ['2.1'], questions: [kind] },
}
const summary = noted('swr.summary', 'text', 'How was it?', { required: true })
const report: Section = {
  ...{
    key: 'swr',
    title: 'The report',
    keyQuestion: 'How was it?',
    part: 'preparation',
    perChild: false,
    graded: false,
  },
  ...{ clauses: ['7.2'], questions: [summary, noted('swr.not_written', 'text', 'If there can be none, why?')] },
}
const unwritten = { section: report, question: summary, childId: null, says: 'needs an answer' }
const alone = { question: 'hdr.collab_people', says: 'Say who took part.' }
const nobody = {
  isAuditor: false,
  isWorker: false,
  isModerator: false,
  isTeamManager: false,
  duties: new Set<string>(),
}
const nothingMissing = { preparation: [], audit: [], moderation: [], response: [], sign_off: [], closing: [] }

type Given = {
  audit?: Partial<Audit>
  standing?: Partial<Standing>
  answered?: readonly string[]
  sections?: readonly Section[]
  offered?: readonly Offered[]
}

/** As much of a page's facts as the next step looks at. */
function facts({ audit: more = {}, standing = {}, answered = [], offered = [], sections = [home] }: Given): ShowFacts {
  const audit = { ref: 'A-1001', household: 'H-1001', kind: 'review_linked', state: 'in_audit', ...more } as Audit
  const answers = answered.map(
    (question) =>
      ({ section: question.split('.')[0], question, childId: null, value: 'agree', explanation: '' }) as Answer,
  )
  const about = {
    ...{ audit, tool: { title: 'A tool', sections }, children: [], answers: byQuestion(answers) },
    questionsWithActions: new Set<string>(),
    standing: {
      ...nobody,
      ...{ audit, missing: nothingMissing, voicesMissing: [], unanswered: [], gradeBlocked: null, reaudit: null },
      together: { view: answered.includes(view.key) ? 'given' : 'none', conversation: null, conversationWithout: null },
      given: {},
      auditorGrade: 'good',
      ...{ actions: { total: 0, unfinished: 0, unsettled: 0 } },
      ...standing,
    },
  } as unknown as AuditCase
  return { about, offered } as unknown as ShowFacts
}

const can = (move: PersonalMove): Offered => ({ move, allowed: true })
const cannot = (move: PersonalMove): Offered => ({ move, allowed: false, because: 'Because of this.' })
const shown = (given: Given): string => String(nextStep(facts(given)))

describe('The one next step', () => {
  const lacks = {
    ...nothingMissing,
    audit: [{ section: home, question: kind, childId: null, says: 'needs an answer' }],
  }
  const writes = { isAuditor: true, missing: lacks }
  const press = (move: PersonalMove) =>
    new RegExp(`<form method="post" action="/audits/A-1001/${moveForms[move].noun}">`)
  const lead = (move: PersonalMove) => new RegExp(`<a href="/audits/A-1001/${moveForms[move].noun}"`)
  const table: readonly [string, Given, RegExp[], RegExp[]][] = [
    ['nothing to do: nothing is offered', {}, [/^\s*$/], []],
    ['a move that asks nothing is one press', { offered: [can('submit')] }, [press('submit')], [/Next:/]],
    [
      'a move that asks something leads to its page',
      { offered: [can('hold_review')] },
      [lead('hold_review')],
      [/<form/],
    ],
    [
      'a refused move that asks something still leads to its page, where it can be said',
      { offered: [cannot('hold_review')] },
      [lead('hold_review')],
      [/Because of this/],
    ],
    [
      'a refused move says why, and no button is there for it',
      { offered: [cannot('receive')] },
      [new RegExp(`Next: ${moves.receive.label}.*Because of this\\.`, 's')],
      [/<form/, /class="govuk-button"/],
    ],
    [
      'what is allowed comes before what is not',
      { offered: [cannot('moderate'), can('submit')] },
      [press('submit')],
      [/Next:/],
    ],
    [
      'what is still needed is listed as the way to it, with voices and the grade; the first page is the button',
      {
        ...{
          offered: [cannot('submit')],
          standing: { ...writes, voicesMissing: ['A child.'], gradeBlocked: 'Capped.' },
        },
      },
      [
        ...[/What is still needed \(3\)/, /href="\/audits\/A-1001\/sections\/home#home-kind"/, /A child\./, /Capped\./],
        /Go to “At home”/,
      ],
      [/<form/],
    ],
    [
      'voices and the grade stand in the way of sending only',
      { offered: [cannot('close')], standing: { voicesMissing: ['A child.'], gradeBlocked: 'Capped.' } },
      [/Next: Close/],
      [/A child\./, /Capped\./, /still needed/],
    ],
    [
      'UA-D25: who has not heard stands in the way of closing, each with the way to answer',
      { offered: [cannot('close')], standing: { unanswered: [{ who: 'Child C-1001', ref: 'V-1002' }] } },
      [/What is still needed \(1\)/, /href="\/voices\/V-1002\/answer"/, /Child C-1001 \(V-1002\) has not heard/],
      [],
    ],
    [
      'UA-D25: and of nothing else',
      { offered: [cannot('submit')], standing: { unanswered: [{ who: 'Child C-1001', ref: 'V-1002' }] } },
      [/Next: Send/],
      [/V-1002/],
    ],
    [
      'quiet moves are never the next step',
      { offered: [can('hand_back'), can('cancel'), can('reassign'), can('return_response'), can('reopen_actions')] },
      [/^\s*$/],
      [],
    ],
    [
      'without a move, what is to be written is',
      { standing: writes },
      [/Go to “At home”/, /sections\/home"/],
      [/Next:/],
    ],
    ['what somebody else writes is not', { standing: { missing: lacks, isModerator: true } }, [/^\s*$/], []],
    [
      'a worker whose pages are written says whether they agree',
      { standing: { isWorker: true }, answered: ['home.kind'] },
      [/Say whether you agree/, /sections\/ovr#ovr-practitioner_response/],
      [],
    ],
    ['and no more once they have', { standing: { isWorker: true }, answered: ['home.kind', view.key] }, [/^\s*$/], []],
    [
      'an auditor is not asked whether they agree',
      { standing: { isAuditor: true }, answered: ['home.kind'] },
      [/^\s*$/],
      [],
    ],
    [
      'UA-S5: an auditor whose worker has not said so can only say why it is sent without',
      {
        ...{ offered: [cannot('submit')], audit: { worker: 'Person fsw-1' }, answered: ['home.kind'] },
        standing: { isAuditor: true },
      },
      [/Because of this/, /href="\/audits\/A-1001\/submission">Send it without the view of Person fsw-1/],
      [/<form/, /class="govuk-button"/],
    ],
    [
      'UA-S5: and not before everything else is there',
      { offered: [cannot('submit')], standing: { isAuditor: true, missing: lacks } },
      [/Because of this/],
      [/without the view/],
    ],
    [
      'UA-S5: what the conversation lacks is the way to it',
      {
        offered: [cannot('submit')],
        standing: { together: { view: 'given', conversation: alone, conversationWithout: alone } },
      },
      [/What is still needed \(1\)/, /href="\/audits\/A-1001\/sections\/hdr#hdr-collab_people">Say who took part/],
      [],
    ],
    [
      'UA-D13: what only the worker can say leads the auditor nowhere, and says whose turn it is',
      {
        ...{ offered: [cannot('begin')], audit: { state: 'review_held', worker: 'Person fsw-1' }, sections: [report] },
        standing: { isAuditor: true, missing: { ...nothingMissing, preparation: [unwritten] } },
      },
      [/“How was it\?” needs an answer\. It is the turn of Person fsw-1\./],
      [/href="\/audits\/A-1001\/sections/, /class="govuk-button"/],
    ],
    [
      'UA-D13: a worker who agrees in part is led to the words',
      {
        answered: ['home.kind'],
        standing: { isWorker: true, together: { view: 'no words', conversation: null, conversationWithout: null } },
      },
      [/Say what you see differently/, /sections\/ovr#ovr-practitioner_response/],
      [],
    ],
    [
      'a response that lacks an action leads to setting one',
      { offered: [cannot('respond')], audit: { state: 'with_team_manager' } },
      [/Next: Send your response/, /Set an action/, /\/actions\/new\?from=A-1001/],
      [],
    ],
    [
      'and no more once one is set',
      {
        ...{ offered: [cannot('respond')], audit: { state: 'with_team_manager' } },
        standing: { actions: { total: 1, unfinished: 1, unsettled: 1 } },
      },
      [/Next: Send your response/],
      [/Set an action/],
    ],
  ]
  for (const [name, given, has, hasNot] of table) {
    test(name, () => {
      const words = shown(given)
      for (const one of has) assert.match(words, one)
      for (const one of hasNot) assert.doesNotMatch(words, one)
    })
  }

  const reaudits: readonly [string, Given, boolean][] = [
    ['an inadequate audit', { audit: { finalGrade: 'inadequate', reauditOn: null } }, false],
    [
      'an audit for which one was promised',
      { audit: { finalGrade: 'good', reauditOn: Temporal.PlainDate.from('2027-01-04') } },
      false,
    ],
    ['any other audit', { audit: { finalGrade: 'requires_improvement', reauditOn: null } }, true],
    [
      'an inadequate audit whose re-audit is planned',
      {
        audit: { finalGrade: 'inadequate', reauditOn: null },
        standing: { reaudit: { state: 'scheduled', finalGrade: null } },
      },
      true,
    ],
  ]
  for (const [name, given, quiet] of reaudits) {
    test(`a re-audit is ${quiet ? 'not the next step' : 'the next step'} after ${name}`, () => {
      assert.equal(isQuiet('ask_reaudit', facts(given).about), quiet)
      assert.equal(isQuiet('close', facts(given).about), false)
    })
  }
})
