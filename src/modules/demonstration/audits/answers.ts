import { callsFor, isCalledFor } from '#framework/a2-audit-tool/calls.ts'
import { broughtInto } from '#framework/a2-audit-tool/facts.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Part, Question, Section } from '#framework/a2-audit-tool/types.ts'
import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import type { Child } from '../children.ts'
import type { Day } from '../days.ts'
import type { Random } from '../random.ts'
import type { Case } from './cases.ts'
import { knownAnswer } from './known-answers.ts'
import type { AnswerPlan, Moment, VoicePlan } from './plan.ts'
import { drawnAnswer } from './drawn-answers.ts'
import type { Story } from './story.ts'

const tool = asAsked(auditTool)

/** Which households a module is asked of; of the others nobody in the invented service is. */
const isFor = (module: string, { about }: Setting): boolean =>
  module === 'kinship' && about.household.type === 'CONNECTED'

/** All that the answers of one audit rest on. */
export type Setting = {
  about: Case
  story: Story
  children: readonly Child[]
  voices: readonly VoicePlan[]
  /** The day that the audit looks back from, and the review that it follows. */
  on: Day
  review?: { due: Day; held: Day; toPanel: boolean }
  nextReview?: Day
  conversationOn: Day
  unannouncedOn: Day
  readOn: Day
  actionsUntil: Day
  reauditOn?: Day
  alert?: string
  random: Random
}

export type Drawn = Pick<AnswerPlan, 'value'> & Partial<Pick<AnswerPlan, 'explanation' | 'evidence'>>

type Writing = {
  part: Part
  /** Only these sections of the part, where not all of them. */
  sections?: readonly string[]
  by: (question: Question) => string
  at: Moment
  /** How much of what need not be answered is answered all the same: 0 to 1. */
  fullness: number
}

/** The answers of one part of the tool, as somebody wrote them on a day. */
export function writePart(setting: Setting, { part, sections, by, at, fullness }: Writing): AnswerPlan[] {
  const written: AnswerPlan[] = []
  for (const section of tool.sections) {
    if (section.part !== part || (sections && !sections.includes(section.key))) continue
    for (const child of section.perChild ? setting.children : [undefined]) {
      const answered = new Map<string, Drawn['value']>()
      for (const question of section.questions) {
        const drawn = answerTo(setting, section, question, child, answered, fullness)
        if (!drawn) continue
        answered.set(question.key, drawn.value)
        const minute = at.minute + Math.floor(written.length / 2)
        const { value, explanation = '', evidence = '' } = drawn
        written.push({
          question: question.key,
          ...(child && { child: child.ref }),
          value,
          explanation,
          evidence,
          by: by(question),
          at: { day: at.day, minute },
        })
      }
    }
  }
  return written
}

/** What Hearth knew when the audit began, where nobody has answered yet: it waits to be confirmed. */
export function broughtForward(setting: Setting, written: readonly AnswerPlan[], at: Moment): AnswerPlan[] {
  const answered = new Set(written.map((answer) => `${answer.question} ${answer.child ?? ''}`))
  return tool.sections.flatMap((section) =>
    (section.perChild ? setting.children : [undefined]).flatMap((child) =>
      section.questions.flatMap((question): AnswerPlan[] => {
        if (section.part !== 'audit' || broughtInto(question)?.how !== 'fills') return []
        if (answered.has(`${question.key} ${child?.ref ?? ''}`)) return []
        const drawn = knownAnswer(setting, question.key, child)
        if (!drawn || drawn.value === 'not_applicable') return []
        return [
          {
            question: question.key,
            ...(child && { child: child.ref }),
            value: drawn.value,
            explanation: '',
            evidence: '',
            broughtForward: true,
            by: '',
            at,
          },
        ]
      }),
    ),
  )
}

function answerTo(
  setting: Setting,
  section: Section,
  question: Question,
  child: Child | undefined,
  answered: ReadonlyMap<string, Drawn['value']>,
  fullness: number,
): Drawn | undefined {
  if (question.level === 'service' || (question.module && !isFor(question.module, setting))) return undefined
  const { onlyWhen } = question
  if (onlyWhen && !onlyWhen.in.includes(String(answered.get(onlyWhen.question) ?? ''))) return undefined
  const known = knownAnswer(setting, question.key, child)
  if (known !== undefined) return known ?? undefined
  const called = isCalledFor(question.key, new Set(), (other) => answered.get(other))
  if (question.further && !called && callsFor[question.key]?.answers) return undefined
  // Few look closer, and then not everywhere.
  const often = question.further && !called ? fullness / 4 : fullness
  if (!question.required && !setting.random.chance(often)) return undefined
  return drawnAnswer(setting, section, question, child)
}
