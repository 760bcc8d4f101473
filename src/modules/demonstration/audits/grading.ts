import { suggestGrade } from '#framework/a2-audit-tool/judgement.ts'
import { type UsualGrade, grades } from '#framework/a2-audit-tool/types.ts'
import type { Random } from '../random.ts'

/** The grade of each section; sections about children once for each child, in the children’s order. */
export type SectionMarks = { own: Record<string, UsualGrade>; perChild: Record<string, readonly UsualGrade[]> }

const ownSections = ['safe', 'wfc1', 'wfc2', 'wfc3', 'rec']
const childSections = ['cyp1', 'cyp2', 'cyp3', 'cyp4']

/** How the service was doing, so many years ago: slowly better (about 8, 50, 34 and 8 in a hundred over all). */
export function drawGrade(yearsAgo: number, random: Random): UsualGrade {
  const ago = Math.min(3, Math.max(0, yearsAgo))
  return random.weighted([
    ['outstanding', 11 - 1.6 * ago],
    ['good', 63 - 5 * ago],
    ['requires_improvement', 21 + 4.6 * ago],
    ['inadequate', 5 + 2 * ago],
  ])
}

/** Section grades that point to this overall grade by the tool’s own reckoning. */
export function drawMarks(overall: UsualGrade, children: number, random: Random): SectionMarks {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const marks = someMarks(overall, children, random)
    if (suggestGrade(marks.own, marks.perChild).grade === overall) return marks
  }
  return evenMarks(overall, children)
}

function someMarks(overall: UsualGrade, children: number, random: Random): SectionMarks {
  const own = Object.fromEntries(ownSections.map((key) => [key, near(overall, key, random)]))
  const perChild = Object.fromEntries(
    (children > 0 ? childSections : []).map((key) => {
      const first = near(overall, key, random)
      const others = Array.from({ length: children - 1 }, () => (random.chance(0.75) ? first : better(first)))
      return [key, [first, ...others]] as const
    }),
  )
  return { own, perChild }
}

function near(overall: UsualGrade, key: string, random: Random): UsualGrade {
  const drawn = random.weighted([
    [overall, 64],
    [better(overall), 20],
    [worse(overall), 16],
  ])
  const mayBeInadequate = overall === 'inadequate' || key === 'rec'
  return drawn === 'inadequate' && !mayBeInadequate ? 'requires_improvement' : drawn
}

function evenMarks(overall: UsualGrade, children: number): SectionMarks {
  const all = Array.from({ length: children }, () => overall)
  return {
    own: Object.fromEntries(ownSections.map((key) => [key, overall])),
    perChild: Object.fromEntries((children > 0 ? childSections : []).map((key) => [key, all])),
  }
}

export function better(grade: UsualGrade): UsualGrade {
  return grades[Math.max(0, grades.indexOf(grade) - 1)] as UsualGrade
}

export function worse(grade: UsualGrade): UsualGrade {
  return grades[Math.min(grades.length - 1, grades.indexOf(grade) + 1)] as UsualGrade
}

export function isBelowGood(grade: UsualGrade): boolean {
  return grade === 'requires_improvement' || grade === 'inadequate'
}
