import assert from 'node:assert/strict'
import test from 'node:test'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import { broughtInto } from '#framework/a2-audit-tool/facts.ts'
import { gradesIn, limitingFactsIn } from '#framework/a2-audit-tool/judged-answers.ts'
import { capsFor, highestAllowed, suggestGrade } from '#framework/a2-audit-tool/judgement.ts'
import { isBelow } from '#framework/a2-audit-tool/grade-order.ts'
import type { UsualGrade, Part } from '#framework/a2-audit-tool/types.ts'
import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import { ageInYears, dateOf } from '../days.ts'
import { generate } from '../generate.ts'
import { people } from '../people.ts'
import { seeded } from '../random.ts'
import type { AnswerPlan, AuditPlan } from './plan.ts'
import { planAudits } from './plan-audits.ts'

const { facts } = generate('hearth', Temporal.PlainDate.from('2026-11-23'))
const tool = asAsked(auditTool)
const plans = planAudits(facts, seeded('audits'))
const submitted = plans.filter((plan) => plan.auditorGrade !== undefined)
const graded = plans.filter((plan) => plan.finalGrade !== undefined)

test('the same facts and seed give the same audits', () => {
  assert.deepEqual(planAudits(facts, seeded('audits')), plans)
})

test('grades are spread as a service’s are: about 8 outstanding, 50 good, 34 requires improvement, 8 inadequate', () => {
  const share = (grade: string) => (100 * graded.filter((plan) => plan.finalGrade === grade).length) / graded.length
  within(share('outstanding'), 5, 13)
  within(share('good'), 43, 57)
  within(share('requires_improvement'), 27, 41)
  within(share('inadequate'), 4, 11)
})

test('the service has become slowly better', () => {
  const good = (from: number, to: number) => {
    const year = graded.filter(
      (plan) => plan.scheduledFor > facts.today - to && plan.scheduledFor <= facts.today - from,
    )
    return year.filter((plan) => /outstanding|good/.test(plan.finalGrade ?? '')).length / year.length
  }
  assert.ok(good(0, 365) > good(730, 1095) + 0.05)
})

test('moderators and auditors agree exactly in about four of five', () => {
  const moderated = plans.filter((plan) => plan.moderatedGrade !== undefined)
  within(
    (100 * moderated.filter((plan) => plan.moderatedGrade === plan.auditorGrade).length) / moderated.length,
    74,
    86,
  )
})

test('each move begins where the one before it ended, in time, and before today', () => {
  for (const { moves, state, household } of plans) {
    for (const [at, move] of moves.entries()) {
      const before = moves[at - 1]
      assert.equal(move.from, before?.to ?? 'scheduled', household)
      if (before)
        assert.ok(move.at.day > before.at.day || move.at.minute >= before.at.minute, `${household} ${move.move}`)
      assert.ok(before === undefined || move.at.day >= before.at.day, `${household} ${move.move}`)
      assert.ok(move.at.day < facts.today, household)
    }
    assert.equal(moves.at(-1)?.to ?? 'scheduled', state)
  }
})

test('nobody moderates their own audit, and every person exists', () => {
  const keys = new Set(people.map((person) => person.key))
  for (const plan of plans) {
    assert.notEqual(plan.moderator, plan.auditor)
    for (const key of [
      plan.auditor,
      plan.worker,
      plan.moderator ?? plan.auditor,
      ...plan.moves.map((move) => move.by ?? plan.auditor),
    ])
      assert.ok(keys.has(key), key)
  }
})

test('the auditor’s grade is the one that the sections point to, and no rule forbids it', () => {
  for (const plan of submitted) {
    const { sectionGrades, childGrades } = gradesIn(asFramework(plan.answers))
    const caps = capsFor(limitingFactsOf(plan))
    assert.equal(suggestGrade(sectionGrades, childGrades, caps).grade, plan.auditorGrade, plan.household)
    assert.ok(
      !isBelow(highestAllowed(caps), plan.auditorGrade!),
      `${plan.household}: ${caps.map((cap) => cap.because)}`,
    )
  }
})

test('LW-3 UA-S3: no grade of record stands above what facts and the sections’ grades of record leave', () => {
  for (const plan of submitted) {
    if (!plan.finalGrade) continue
    const { sectionGrades, childGrades } = gradesIn(asFramework(plan.answers))
    const said = new Map(plan.answers.map(({ question, value }) => [question, value]))
    const seen = [...said].flatMap(([question, value]) => {
      const section = question.replace('mod.evidence.', '')
      return section !== question && value === 'disagree'
        ? [[section, said.get(`mod.grade.${section}`) as UsualGrade] as const]
        : []
    })
    const facts = {
      ...limitingFactsOf(plan),
      sectionGrades: { ...sectionGrades, ...Object.fromEntries(seen.filter(([key]) => !childGrades[key])) },
      childGrades: {
        ...childGrades,
        ...Object.fromEntries(seen.flatMap(([key, grade]) => (childGrades[key] ? [[key, [grade]]] : []))),
      },
    }
    const caps = capsFor(facts)
    for (const grade of [plan.moderatedGrade!, plan.finalGrade])
      assert.ok(!isBelow(highestAllowed(caps), grade), `${plan.household}: ${caps.map((cap) => cap.because)}`)
  }
})

test('what a move needs has been answered: nothing required is missing, and low answers have their reasons', () => {
  const needs: readonly (readonly [string, Part])[] = [
    ['begin', 'preparation'],
    ['submit', 'audit'],
    ['moderate', 'moderation'],
    ['respond', 'response'],
    ['sign_off', 'sign_off'],
    ['close', 'closing'],
  ]
  for (const plan of plans) {
    for (const [move, part] of needs) {
      if (!plan.moves.some((one) => one.move === move)) continue
      if (part === 'preparation' && plan.kind !== 'review_linked') continue
      assert.deepEqual(missing(plan, part), [], `${plan.kind} ${plan.household} ${part}`)
    }
  }
})

test('every answer fits its question', () => {
  for (const { answers } of plans) {
    const seen = new Set<string>()
    for (const answer of answers) {
      const key = `${answer.question} ${answer.child ?? ''}`
      assert.ok(!seen.has(key), key)
      seen.add(key)
      const question = questionOf(answer.question, tool)
      assert.ok(question, answer.question)
      if (question.type === 'choice')
        assert.ok(
          question.options?.some((option) => option.value === answer.value),
          `${answer.question} ${answer.value}`,
        )
      if (question.type === 'several')
        for (const one of answer.value as readonly string[])
          assert.ok(
            question.options?.some((option) => option.value === one),
            `${answer.question} ${one}`,
          )
      if (question.type === 'yes_no') assert.match(String(answer.value), /^(yes|no)$/, answer.question)
      if (question.type === 'scale') assert.ok(Number(answer.value) >= 0 && Number(answer.value) <= 10, answer.question)
    }
  }
})

test('an audit that was sent has each voice, or the reason why there is none', () => {
  for (const plan of submitted)
    for (const voice of plan.voices) assert.ok(voice.given ?? voice.notGiven, plan.household)
})

test('UA-D25: no audit is closed while somebody who spoke in it has not heard what came of it', () => {
  const closed = plans.filter(({ state }) => state === 'closed')
  const waiting = closed.flatMap(({ voices }) => voices).filter(({ given }) => given !== undefined)
  assert.ok(waiting.length > 100)
  for (const { given } of waiting) assert.ok(given?.told && given.told.at.day >= given.at.day)
})

test('UA-D22: the period of an audit ends with the review that was held', () => {
  const held = plans.filter(({ meetingOn }) => meetingOn !== undefined)
  assert.ok(held.length > 100)
  for (const { meetingOn, periodTo } of held) assert.equal(periodTo, meetingOn)
})

test('B11: nobody is audited as a child for a time in which they were an adult', () => {
  const born = new Map(facts.county.children.map(({ ref, born }) => [ref, born]))
  for (const { children, periodFrom } of plans)
    for (const ref of children) assert.ok(ageInYears(born.get(ref) as number, periodFrom) < 18)
})

test('UA-S4: nothing is brought forward that is not the answer', () => {
  const brought = plans.flatMap(({ answers }) => answers).filter(({ broughtForward }) => broughtForward)
  assert.ok(brought.length > 0)
  for (const { question } of brought) assert.equal(broughtInto({ key: question })?.how, 'fills', question)
})

test('a verified action was done, and not verified by its owner', () => {
  for (const { actions } of plans) {
    for (const action of actions) {
      if (action.verified) assert.ok(action.done && action.verified.by !== action.owner)
      if (action.done) assert.ok(action.done.at.day >= action.raisedAt.day)
    }
  }
})

test('whoever was told of an overdue action was told after its date, and before it was done', () => {
  for (const { told, due, done } of plans.flatMap((plan) => plan.actions)) {
    for (const { at } of told) assert.ok(at.day > due && at.day <= (done?.at.day ?? facts.today - 1))
    if (told.length === 0) assert.ok((done?.at.day ?? facts.today) <= due + 6)
  }
})

test('an inadequate audit is closed only after a better second look', () => {
  for (const [at, plan] of plans.entries()) {
    if (plan.finalGrade !== 'inadequate' || plan.state !== 'closed') continue
    const again = plans.find((one) => one.reauditOf === at)
    assert.ok(again?.finalGrade && again.finalGrade !== 'inadequate', plan.household)
  }
})

function asFramework(answers: readonly AnswerPlan[]) {
  return answers.map(({ question, child, value, explanation }) => ({
    question,
    childId: child ?? null,
    value,
    explanation,
  }))
}

function limitingFactsOf(plan: AuditPlan) {
  return limitingFactsIn(asFramework(plan.answers), {
    observed: new Set(
      plan.voices.flatMap(({ form, given, child }) => (form === 'fq.yp.observed' && given && child ? [child] : [])),
    ),
    alertCleared: plan.alert?.cleared !== undefined,
    childPlacedNow: true,
    judgedOn: dateOf(plan.periodTo),
    approvedOn: null,
    reviewDueOn: null,
    reviewHeldOn: null,
    children: plan.children.map((id) => ({ id, initials: '' })),
    workingDaysSince: () => 0,
  })
}

function missing(plan: AuditPlan, part: Part): string[] {
  const given = new Map(plan.answers.map((answer) => [`${answer.question} ${answer.child ?? ''}`, answer]))
  return tool.sections
    .filter((section) => section.part === part)
    .flatMap((section) =>
      (section.perChild ? plan.children : [undefined]).flatMap((child) =>
        section.questions.flatMap((question) => {
          const answer = given.get(`${question.key} ${child ?? ''}`)
          if (
            question.level === 'service' ||
            (question.onlyWhen &&
              !question.onlyWhen.in.includes(String(given.get(`${question.onlyWhen.question} ${child ?? ''}`)?.value)))
          )
            return []
          if (!answer) return question.required ? [question.key] : []
          const values = Array.isArray(answer.value) ? answer.value : [String(answer.value)]
          const wantsWords = values.some((value) => question.explainWhen?.includes(value)) && answer.explanation === ''
          const wantsEvidence =
            question.key.endsWith('.grade') &&
            !question.key.startsWith('mod.') &&
            /^(outstanding|inadequate)$/.test(String(answer.value)) &&
            answer.evidence === ''
          return wantsWords || wantsEvidence ? [`${question.key} ${answer.value}`] : []
        }),
      ),
    )
}

function within(value: number, from: number, to: number): void {
  assert.ok(value >= from && value <= to, value.toFixed(1))
}

test('an audit looks at whom a real one would: who lives there when it is planned, and whoever left without a plan', () => {
  const stays = Map.groupBy(facts.placements, ({ household, child }) => `${household} ${child}`)
  for (const { household, children, scheduledFor } of plans)
    for (const child of children) {
      const own = stays.get(`${household} ${child}`) ?? []
      assert.ok(
        own.some(({ to, unplanned }) => to === undefined || to >= scheduledFor - 60 || unplanned === true),
        `${household}, ${child}`,
      )
    }
})
