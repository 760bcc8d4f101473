import { isBelow } from '#framework/a2-audit-tool/grade-order.ts'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import type { Child } from '../children.ts'
import { ageInYears } from '../days.ts'
import type { Drawn, Setting } from './answers.ts'
import { better, worse } from './grading.ts'
import { fromTheRegister, fromVoices } from './known-facts.ts'
import { afterwards, judgement } from './known-words.ts'
import { lowestOf, type Story } from './story.ts'

const known = new Map(Object.entries({ ...fromTheRegister, ...fromVoices, ...judgement, ...afterwards }))

/** Answers that follow from the register, the voices or the grades. Null: left blank here. Undefined: not one of these. */
export function knownAnswer(setting: Setting, key: string, child: Child | undefined): Drawn | null | undefined {
  if (isTooYoung(setting, key, child)) return { value: 'not_applicable' }
  if (key.startsWith('mod.evidence.')) return evidenceFor(setting, key.slice('mod.evidence.'.length))
  if (key.startsWith('mod.grade.')) return { value: seenGrade(setting, key.slice('mod.grade.'.length)) }
  return known.get(key)?.(setting, child as Child)
}

/** From which age a question makes sense: of this child, or of any who lives there. */
const sensibleFrom: Record<string, number> = {
  'cyp2.learning': 3,
  'cyp1.school_move': 14,
  'cyp2.pep': 3,
  'cyp2.skills': 5,
  'cyp2.pathway': 16,
  'cyp3.online': 6,
  'cyp3.stay_after_18': 15,
  'cyp4.guide_given': 5,
  'cyp4.told_why': 5,
  'wfc2.education': 4,
  'wfc2.leaving_care': 15,
  'safe.missing_protocol': 9,
}

function isTooYoung({ children, on }: Setting, key: string, child: Child | undefined): boolean {
  const age = sensibleFrom[key]
  return age !== undefined && (child ? [child] : children).every((one) => ageInYears(one.born, on) < age)
}

/** A moderator who differs over all differs over a section too; now and then one differs over a section only. */
function evidenceFor({ story, children, random }: Setting, section: string): Drawn | null {
  if (section.startsWith('cyp') && children.length === 0) return { value: 'agree' }
  const differs = story.difference ? section === story.disputed || random.chance(0.12) : random.chance(0.03)
  if (!differs && !standsInTheWay(story, section)) return { value: 'agree' }
  return { value: 'disagree', explanation: 'What is written there reads a grade apart from the grade given.' }
}

/** Where the grade of record is above the auditor's “inadequate”, no section that made it so stays unspoken of. */
function standsInTheWay(story: Story, section: string): boolean {
  const goesUp = [story.moderatedGrade, story.finalGrade].some((grade) => isBelow(story.auditorGrade, grade))
  return goesUp && lowestOf(story.marks, section) === 'inadequate'
}

/** One grade apart, towards where the moderator’s own grade lies. */
function seenGrade({ story }: Setting, section: string): Grade {
  const given = lowestOf(story.marks, section)
  const down = isBelow(story.moderatedGrade, story.auditorGrade) && worse(given) !== 'inadequate'
  return down ? worse(given) : better(given)
}
