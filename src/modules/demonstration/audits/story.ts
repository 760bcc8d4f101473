import { lowerOf } from '#framework/a2-audit-tool/grade-order.ts'
import { isLimitingSectionInadequate, needsSignOff } from '#framework/a2-audit-tool/judgement.ts'
import type { UsualGrade } from '#framework/a2-audit-tool/types.ts'
import { ageInYears, type Day } from '../days.ts'
import { type Theme, type ThemeKey, themeKeys, themes } from '../phrases/themes.ts'
import type { Random } from '../random.ts'
import { type Case, childrenFor } from './cases.ts'
import { better, drawGrade, drawMarks, isBelowGood, type SectionMarks, worse } from './grading.ts'

/** What an audit comes to: its grades, how moderator and auditor came to one of record, and what it is about. */
export type Story = {
  marks: SectionMarks
  auditorGrade: UsualGrade
  moderatedGrade: UsualGrade
  finalGrade: UsualGrade
  difference?: 'settled' | 'decided'
  signedOff: boolean
  /** The section over which moderator and auditor differ, where they do. */
  disputed: string
  strengths: readonly ThemeKey[]
  worries: readonly ThemeKey[]
}

export function drawStory(
  grade: UsualGrade,
  about: Case,
  on: Day,
  random: Random,
  differs: boolean = random.chance(0.21),
): Story {
  const children = childrenFor(about, on)
  const marks = drawMarks(grade, children.length, random)
  const moderatedGrade = differs ? otherGrade(grade, random) : grade
  const difference = moderatedGrade === grade ? undefined : random.chance(0.8) ? 'settled' : 'decided'
  const finalGrade = difference === undefined || random.chance(0.68) ? moderatedGrade : grade
  const usable = usableThemes(about, on)
  return {
    marks,
    auditorGrade: grade,
    moderatedGrade,
    finalGrade,
    ...(difference && { difference }),
    signedOff: needsSignOff(grade, finalGrade, isLimitingSectionInadequate(marks.own, marks.perChild)),
    disputed: random.pick(['cyp1', 'cyp4', 'safe', 'wfc1', 'rec']),
    strengths: drawThemes(
      usable,
      (section) => !isBelowGood(lowestOf(marks, section)),
      grade === 'outstanding' ? 4 : 2,
      random,
    ),
    worries: drawThemes(usable, (section) => isBelowGood(lowestOf(marks, section)), worriesFor(grade, random), random),
  }
}

/** For so many days nothing was inadequate but what a scene says: what was has had its second look by today. */
const calm = 130

/** What an audit of that day came to, as the service was then. */
export function storyAt(day: Day, about: Case, on: Day, today: Day, random: Random): Story {
  for (let attempt = 0; ; attempt += 1) {
    const story = drawStory(drawGrade((today - day) / 365, random), about, on, random)
    const isInadequate = story.auditorGrade === 'inadequate' || story.finalGrade === 'inadequate'
    if (!isInadequate || today - day > calm || attempt === 20) return story
  }
}

function otherGrade(grade: UsualGrade, random: Random): UsualGrade {
  const other = random.chance(0.66) ? worse(grade) : better(grade)
  return other === grade ? (grade === 'outstanding' ? 'good' : 'requires_improvement') : other
}

function worriesFor(grade: UsualGrade, random: Random): number {
  if (grade === 'outstanding') return random.whole(0, 1)
  return grade === 'good' ? random.whole(1, 2) : grade === 'inadequate' ? random.whole(3, 4) : random.whole(2, 3)
}

export function lowestOf(marks: SectionMarks, section: string): UsualGrade {
  const all = marks.perChild[section] ?? [marks.own[section] ?? 'good']
  return all.reduce((one, other) => (lowerOf(one, other) === one ? one : other))
}

/** Themes that can arise here: no leaving care among toddlers, no kinship in a mainstream household. */
function usableThemes(about: Case, on: Day): ThemeKey[] {
  const children = childrenFor(about, on)
  const oldest = Math.max(-1, ...children.map((child) => ageInYears(child.born, on)))
  return themeKeys.filter((key) => {
    const { section, fromAge = 0 }: Theme = themes[key]
    if (key === 'kinship' && about.household.type !== 'CONNECTED') return false
    return (fromAge === 0 || oldest >= fromAge) && (children.length > 0 || !section.startsWith('cyp'))
  })
}

function drawThemes(
  usable: readonly ThemeKey[],
  fits: (section: string) => boolean,
  count: number,
  random: Random,
): ThemeKey[] {
  const mixed = random.shuffled(usable)
  const fitting = mixed.filter((key) => fits(themes[key].section))
  return [...fitting, ...mixed.filter((key) => !fitting.includes(key))].slice(0, count)
}
