/** The shape of the forms on which children, carers, families, partners and staff say what they think (clauses 2.2, 7.4). */

export type AnswerKind =
  | 'faces' // yes, in_between, no
  | 'four_points' // yes, mostly, not_really, no
  | 'agree_five' // strongly_agree … strongly_disagree, and prefer_not_to_say
  | 'scale' // 0 to 10, both ends worded
  | 'text'
  | 'choice'
  | 'yes_no'
  | 'share' // who may see it: carers, iro_and_quality, ask_first

export type Option = { value: string; text: string; hint?: string }

/** What is asked of every age in a way that can be compared over time. */
export const coreItems = ['home', 'safe', 'listen', 'family', 'overall'] as const
export type CoreItem = (typeof coreItems)[number]

export type FormQuestion = {
  /** `fq.<form>.<topic>`; never reused or renumbered. */
  key: string
  /** Bumped when the words change. */
  version: number
  words: string
  kind: AnswerKind
  hint?: string
  /** For `choice`; the other kinds have their options in answers.ts. */
  options?: readonly Option[]
  ends?: readonly [string, string]
  coreItem?: CoreItem
  /** Answers that raise a safety alert: those who can keep a child safe hear at once. Words are not searched. */
  alertOn?: readonly string[]
  /** Answers that somebody looks at the same day: the IRO and Quality Assurance and Partnerships; where the speaker has no
   * IRO, Quality Assurance and Partnerships and the team manager. */
  lookAtToday?: readonly string[]
  /** Asked in words when one of these answers was given. */
  sayMore?: { when: readonly string[]; words: string }
  /** Only the quality team ever sees the answer, whatever the person chose to share. */
  qualityTeamOnly?: boolean
}

export type Speaker = 'child' | 'young_adult' | 'household_member' | 'carer' | 'parent' | 'partner' | 'worker'

export type SomeoneToTell = { who: string; how: string }

export type Form = {
  key: FormKey
  title: string
  speaker: Speaker
  /** Ages that the form is written for; the last one has no upper end. */
  ages?: { from: number; to?: number }
  /** An observation is what another person saw. It is never shown, or counted, as the child’s own voice. */
  isObservation: boolean
  /** Says who will read it first. */
  intro: string
  /** When it cannot be kept private. */
  safety: string
  questions: readonly FormQuestion[]
  next: string
  tell: readonly SomeoneToTell[]
}

export type FormKey =
  | 'fq.yp1'
  | 'fq.yp2'
  | 'fq.yp3'
  | 'fq.ya'
  | 'fq.yp.observed'
  | 'fq.hh'
  | 'fq.fc'
  | 'fq.par'
  | 'fq.pt'
  | 'fq.st'
