import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { auditTool, sectionOf } from '#framework/a2-audit-tool/index.ts'
import { whyKept as ofTheTool } from '#framework/a2-audit-tool/kept.ts'
import { gradesIn, limitingFactsIn } from '#framework/a2-audit-tool/judged-answers.ts'
import { capsFor, suggestGrade } from '#framework/a2-audit-tool/judgement.ts'
import { grades, type Question, type Tool } from '#framework/a2-audit-tool/types.ts'
import { date } from '#platform/dates/testing.ts'
import { choicesOf } from '#framework/forms/choices.ts'
import { addLocal, bringBack, questionsOf, retire, reword, rewordSection } from './draft.ts'
import { changesOf, numbered } from './draft-changes.ts'
import { whyKept } from './draft-kept.ts'
import { place, placesOf } from './draft-order.ts'

/*
 * Whatever Quality Assurance and Partnerships do to the tool, in whatever order: the keys, the kinds and the values of
 * answers stay, so that a rule, a report and a year judge the same by every version.
 */

const word = fc.constantFrom('How is it?', 'What is seen?', 'Who says so?')

/** One thing that may be done in the editor, chosen by numbers so that it fits whatever the tool has become. */
const step = fc.record({
  what: fc.constantFrom('reword', 'reword section', 'add', 'place', 'retire', 'bring back'),
  which: fc.nat(),
  where: fc.nat(),
  text: word,
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

function take(tool: Tool, { what, which, where, text }: Step, everSeen: Map<string, Tool>): Tool {
  const section = pick(tool.sections, which)!
  const question = pick(questionsOf(tool), which)!
  switch (what) {
    case 'reword': {
      const options = Object.fromEntries(
        (question.options ?? []).map(({ value }) => [value, { text: `${text} ${value}`, hint: '' }]),
      )
      const own = { required: where % 2 === 0, retiredOptions: ['option_1'], newOptions: [text] }
      return reword(tool, question.key, { text, prompts: text, ends: ['Low', 'High'], options, own })
    }
    case 'reword section': {
      const descriptors = Object.fromEntries(grades.map((grade) => [grade, text])) as NonNullable<
        (typeof section)['descriptors']
      >
      return rewordSection(tool, section.key, { title: text, keyQuestion: text, descriptors })
    }
    case 'add': {
      const after = pick(section.questions, where)?.key
      const asked = { text, prompts: '', type: 'choice', required: false, options: ['One', 'Two'], after } as const
      return addLocal(tool, section.key, asked, [...everSeen.keys(), ...questionsOf(tool).map((one) => one.key)])
    }
    case 'place': {
      const own = tool.sections.find((one) => one.questions.includes(question))!
      const to = pick(placesOf(own, question.key).others, where)
      return to === undefined ? tool : place(tool, question.key, to)
    }
    case 'retire':
      return whyKept(question, tool, ofTheTool) === null ? retire(tool, question.key) : tool
    default: {
      const key = pick([...everSeen.keys()], which)!
      return bringBack(tool, key, everSeen.get(key)!)
    }
  }
}

/** Versions published one after the other, each after some steps. */
function publish(versions: readonly (readonly Step[])[]): { published: Tool[]; everSeen: Map<string, Tool> } {
  const everSeen = new Map(questionsOf(auditTool).map((one) => [one.key, auditTool]))
  const published = [auditTool]
  for (const steps of versions) {
    const before = published.at(-1)!
    const earlier = [...everSeen].map(([key, tool]) => questionsOf(tool).find((one) => one.key === key)!)
    const next = numbered(
      steps.reduce((tool, one) => take(tool, one, everSeen), before),
      before,
      earlier,
    )
    for (const { key } of questionsOf(next)) everSeen.set(key, next)
    published.push(next)
  }
  return { published, everSeen }
}

const history = fc.array(fc.array(step, { maxLength: 12 }), { minLength: 1, maxLength: 4 })

/** What rules and reports go by, whatever the words. */
const bones = ({ text: _text, prompts: _prompts, version: _version, ends: _ends, options, ...rest }: Question) => ({
  ...rest,
  values: options?.map((option) => option.value),
})

/** All that a reader of the tool can see: not the numbers, nor answers that are offered no longer. */
const asRead = ({ sections }: Tool) =>
  sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({ ...question, version: 0, options: choicesOf(question) })),
  }))

describe('every version of the tool', () => {
  it('keeps what rules and reports go by: keys, kinds, values, what hangs on what', () => {
    fc.assert(
      fc.property(history, (versions) => {
        for (const tool of publish(versions).published) {
          assert.deepEqual(
            tool.sections.map(({ title: _t, keyQuestion: _k, descriptors: _d, questions: _q, ...rest }) => rest),
            auditTool.sections.map(({ title: _t, keyQuestion: _k, descriptors: _d, questions: _q, ...rest }) => rest),
          )
          const now = new Map(questionsOf(tool).map((one) => [one.key, one]))
          assert.equal(now.size, questionsOf(tool).length, 'no key twice')
          for (const question of questionsOf(auditTool)) {
            const same = now.get(question.key)
            if (same) assert.deepEqual(bones(same), bones(question))
            else assert.ok(!question.rules?.length && !question.broughtForward, `${question.key} may not go`)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every section in order: its grade last, and nothing before what it hangs on', () => {
    fc.assert(
      fc.property(history, (versions) => {
        for (const { key, graded, questions } of publish(versions).published.flatMap((tool) => tool.sections)) {
          if (graded) assert.equal(questions.at(-1)?.key, `${key}.grade`)
          questions.forEach(({ onlyWhen }, at) => {
            if (onlyWhen)
              assert.ok(
                questions.slice(0, at).some((one) => one.key === onlyWhen.question),
                `${key} ${at}`,
              )
          })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('gives a key, a number and a value of an answer one meaning for ever', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const wordings = new Map<string, string>()
        for (const { key, version, text, prompts = '', ends = [], options = [], type } of publish(
          versions,
        ).published.flatMap(questionsOf)) {
          const offered = options
            .filter((one) => !one.retired)
            .map(({ value, text: words, hint = '' }) => [value, words, hint])
          const says = JSON.stringify([type, text, prompts, ends, offered])
          assert.equal(wordings.get(`${key} ${version}`) ?? says, says, `${key}, version ${version}`)
          wordings.set(`${key} ${version}`, says)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says every change, and none where there is none', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const { published } = publish(versions)
        for (const [at, tool] of published.entries()) {
          assert.deepEqual(changesOf(tool, tool), [])
          const before = published[at - 1]
          if (!before) continue
          assert.equal(changesOf(tool, before).length === 0, isDeepStrictEqual(asRead(tool), asRead(before)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('judges the same answers the same', () => {
    const judged = questionsOf(auditTool).filter(
      (one) =>
        one.rules?.length ||
        one.key.endsWith('.grade') ||
        one.key.startsWith('cyp3.outside') ||
        one.key === 'safe.checks_managed',
    )
    const answers = fc.tuple(
      ...judged.map((question) => {
        const perChild = sectionOf(question.key.split('.')[0]!)!.perChild
        const values =
          question.type === 'date'
            ? ['2025-01-10', '2026-10-01', 'none_recorded']
            : choicesOf(question).map((one) => one.value)
        return fc
          .constantFrom(...values, null)
          .map((value) => ({ question: question.key, childId: perChild ? 1 : null, value, explanation: '' }))
      }),
    )
    const known = {
      childPlacedNow: true,
      judgedOn: date('2026-11-19'),
      approvedOn: date('2020-01-01'),
      reviewDueOn: date('2026-11-01'),
      reviewHeldOn: null,
      observed: new Set<number>(),
      alertCleared: false,
      children: [{ id: 1, initials: 'AB' }],
      workingDaysSince: () => 9,
    }
    const judge = (given: Parameters<typeof gradesIn>[0], tool: Tool) => {
      const facts = limitingFactsIn(given, known, tool)
      const caps = capsFor(facts, undefined, tool)
      const { sectionGrades, childGrades } = gradesIn(given, tool)
      return {
        facts,
        caps: caps.map(({ rule, highest }) => ({ rule, highest })),
        grade: suggestGrade(sectionGrades, childGrades, caps, tool).grade,
      }
    }
    fc.assert(
      fc.property(history, answers, (versions, given) => {
        for (const tool of publish(versions).published) assert.deepEqual(judge(given, tool), judge(given, auditTool))
      }),
      { numRuns: 60 },
    )
  })
})
