import type { Particulars } from '#framework/forms/choices.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Need } from '#modules/people/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Why a question of this form cannot be retired, beyond what holds in every form; null when it can. */
export type WhyKept = (question: Pick<Question, 'key'>) => string | null

/** A form that a council may shape, with what its own room says of it: the editor knows no form by its keys. */
export type ShapedForm = {
  /** Under which its versions and its draft are kept. */
  key: string
  whyKept: WhyKept
  /** As Hearth ships it: the rules that rest on its answers are those of its room. */
  shipped: Form
  particulars: Particulars
  /** Where its editor stands, who may enter it, and what the trail calls what is done there. */
  path: string
  need: Need
  trail: { drafted: string; thrownAway: string; published: string }
  says: {
    /** "The audit tool", and "Audit tool" where a version follows. */
    title: string
    name: string
    /** What is filled in with it: "Audits". */
    filledIn: string
    /** Sentences: which of them use the newest version, that the others stay on theirs, and that they keep what is no longer
     * asked; who reads the note beside a version. */
    used: string
    stay: string
    keep: string
    readers: string
    /** What is said to whoever published a version, behind its number. */
    published: string
    /** What is said to whoever threw the draft away. */
    thrownAway: string
    /** What is wanted when a note is missing, and when the draft has more words than a draft may have. */
    noteWanted: string
    tooLong: string
  }
  /** At which part of the job a section is asked. */
  whereAsked: (section: Section) => string
  /** A question as it will be asked in its section; or, in words, why it is not asked there. */
  preview: (form: Form, section: Section, question: Question, today: Temporal.PlainDate) => SafeHtml | string
  /** A question whose own words appear nowhere: nobody is asked to reword it. */
  isUnworded: (question: Question) => boolean
  /** How many are filled in with each version, as far as they are counted, and how many of those are open, by the version's id. */
  uses: (tx: Tx) => Promise<ReadonlyMap<number, Uses>>
}

export type Uses = { all: number; open: number }
