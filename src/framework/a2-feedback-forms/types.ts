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
  /** It asks about the carers’ review: asked only once that was held. */
  afterReview?: boolean
  /** "Does not apply" is an answer too. */
  mayNotApply?: boolean
  /** Only the quality team ever sees the answer, whatever the person chose to share. */
  qualityTeamOnly?: boolean
}

export type Speaker = 'child' | 'young_adult' | 'household_member' | 'carer' | 'parent' | 'partner' | 'worker'

export type TellLink = { text: string; href: string }

/** Somebody to turn to now, as a page shows them; the links are to tap. */
export type SomeoneToTell = { who: string; how: string; links: readonly TellLink[] }

/** Whose name and number the service itself knows: who-to-tell.ts fills them in. */
export type OwnContact = 'reviewing_officer' | 'advocate' | 'council_by_day' | 'council_at_night'

/** `who` follows the name: "Mary Jones, your reviewing officer". */
export type TellEntry = SomeoneToTell | { contact: OwnContact; who: string; how: string }

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
  /** Who reads it, who is told what, and when it cannot be kept private: all that promise.ts says before the first question. */
  safety: string
  questions: readonly FormQuestion[]
  next: string
  tell: readonly TellEntry[]
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
