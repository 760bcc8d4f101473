import type { UsualGrade, Question, Section } from '#framework/a2-audit-tool/types.ts'
import type { Child } from '../children.ts'
import { ageInYears } from '../days.ts'
import { reflections } from '../phrases/reflections.ts'
import { evidence, itemReasons, littleOnes, sectionReasons } from '../phrases/sections.ts'
import type { Random } from '../random.ts'
import type { Drawn, Setting } from './answers.ts'
import { better, isBelowGood } from './grading.ts'

/** An answer that fits the grade of its section: what is good has a few shades, what is weak has a few strengths. */
export function drawnAnswer(
  setting: Setting,
  section: Section,
  question: Question,
  child: Child | undefined,
): Drawn | undefined {
  const { random } = setting
  const grade = gradeOf(setting, section.key, child)
  if (question.key === `${section.key}.grade`) return sectionGrade(section.key, grade, isLittle(setting, child), random)
  switch (question.type) {
    case 'grade':
      return itemGrade(question, grade, isLittle(setting, child), random)
    case 'yes_no':
    case 'yes_no_na':
    case 'yes_partly_no':
      return shade(question, grade, random)
    case 'scale':
      return { value: Math.min(10, Math.max(1, Math.round(random.normal(scaleFor[grade], 1)))) }
    case 'text':
    case 'quote': {
      const bank = reflections[question.key]
      const text = bank ? random.pick(bank) : ''
      return text === '' ? undefined : { value: text }
    }
    default:
      return undefined
  }
}

/** Under five: too young for school, for opinions on paper and for some of the words. */
function isLittle({ on }: Setting, child: Child | undefined): boolean {
  return child !== undefined && ageInYears(child.born, on) < 5
}

const scaleFor: Record<UsualGrade, number> = { outstanding: 9, good: 7.4, requires_improvement: 5.4, inadequate: 3 }

function gradeOf({ story, children }: Setting, section: string, child: Child | undefined): UsualGrade {
  const { own, perChild } = story.marks
  const marks = child && perChild[section]
  return (marks ? marks[children.indexOf(child)] : own[section]) ?? story.auditorGrade
}

function sectionGrade(section: string, grade: UsualGrade, little: boolean, random: Random): Drawn {
  const needsEvidence = grade === 'outstanding' || grade === 'inadequate'
  const reasons = (little ? littleOnes : sectionReasons)[section]?.[grade] ?? []
  return { value: grade, explanation: random.pick(reasons), evidence: needsEvidence ? random.pick(evidence) : '' }
}

/** One item of a section: mostly its grade. A low one needs words, so only questions that have some go low. */
function itemGrade(question: Question, grade: UsualGrade, little: boolean, random: Random): Drawn {
  const value = random.chance(0.78) ? grade : better(grade)
  if (!isBelowGood(value) || question.key === 'refl.self_grade') return { value }
  const reasons = little ? undefined : itemReasons[question.key]
  return reasons ? { value, explanation: random.pick(reasons) } : { value: 'good' }
}

const yesFor: Record<UsualGrade, number> = {
  outstanding: 0.97,
  good: 0.86,
  requires_improvement: 0.6,
  inadequate: 0.35,
}

function shade(question: Question, grade: UsualGrade, random: Random): Drawn {
  if (random.chance(yesFor[grade])) return { value: 'yes' }
  const reasons = itemReasons[question.key]
  if (
    question.type === 'yes_partly_no' &&
    !question.explainWhen?.includes('partly') &&
    (!reasons || random.chance(0.6))
  )
    return { value: 'partly' }
  if (reasons && isBelowGood(grade)) return { value: 'no', explanation: random.pick(reasons) }
  return question.type === 'yes_no_na' ? { value: 'not_applicable' } : { value: 'yes' }
}
