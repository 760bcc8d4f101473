import type { Form } from '../forms/types.ts'
import { first } from './first.ts'
import { lookedInto } from './looked-into.ts'
import { ofAllegations } from './process.ts'
import type { ConcernPart } from './write.ts'

/*
 * The form of an allegation or a standards-of-care concern about a foster home (clauses 4.9 and 4.10). Each child comes first, then what is
 * said, and what is done about it. It keeps dates, who decided, support, outcome and learning; the account of what happened is kept in the
 * case system, never here.
 */

export type { ConcernPart } from './write.ts'

export const concernForm: Form<ConcernPart> = {
  title: 'Matter of concern',
  sections: [...first, ...ofAllegations, ...lookedInto],
  overall: false,
}

const keysOf = (sections: readonly { questions: readonly { key: string }[] }[]): string[] =>
  sections.flatMap(({ questions }) => questions.map(({ key }) => key))

/** What is asked of an allegation alone, and of a standards-of-care concern alone. */
export const ofAllegation: readonly string[] = [
  ...keysOf(ofAllegations),
  ...['alg.harm', 'alg.harm_more', 'alg.non_recent', 'alg.sin'],
]
export const ofStandard: readonly string[] = [...keysOf(lookedInto), 'alg.below_why']

/** Read by their keys in the code: modules/allegations. */
export const read = {
  view: 'alg.lado_view',
  met: 'alg.met_on',
  written: 'alg.written_on',
  support: 'alg.support_on',
  letter: 'alg.letter_on',
  answered: 'alg.children_told_on',
} as const
