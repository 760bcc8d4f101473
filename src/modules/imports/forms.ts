import type { Mistake } from '#platform/problems.ts'
import { type Read, readNumber, readPage, textOf, type Upload } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import type { GivenFile } from './file.ts'
import type { Tally } from './import.ts'
import { idForAll } from './kept.ts'
import type { ListedKept, ListedOutcome, ListedQuestion } from './queries/imports.ts'
import type { Answer, Answers } from './same-reference.ts'

/** The files of the upload page; browsers send one nameless empty file when none was chosen. */
export function readChosenFiles(uploads: readonly Upload[]): Read<GivenFile[]> {
  const files = uploads
    .filter(({ field, name }) => field === 'files' && name)
    .map(({ name, bytes, size }) => ({ name, bytes, size }))
  const none: Mistake = { field: 'files', message: 'Choose at least one CSV file' }
  return files.length > 0 ? { ok: true, value: files } : { ok: false, mistakes: [none] }
}

/** What the person decided about rows with errors, which are never left out without a word. */
export function readDecision(
  body: Record<string, string | string[]>,
  { error }: Pick<Tally, 'error'>,
): Read<{ leavesOutErrors: boolean }> {
  const leavesOutErrors = textOf(body, 'leave-out') === 'yes'
  if (error === 0 || leavesOutErrors) return { ok: true, value: { leavesOutErrors } }
  const message = 'Say that the rows with errors are to be left out, or mend the files and choose them again'
  return { ok: false, mistakes: [{ field: 'leave-out', message }] }
}

/** How the answer to one question is named in the form, and the answer to all of one kind that have none of their own. */
export const answerField = ({ id }: Pick<ListedQuestion, 'id'>): string => `answer-${id}`
export const answerToAllField = (code: string): string => `all-${code}`

/** How the rows are named in the form of those of which the file's blank counts, and all of one kind. */
export const blankField = 'blank'
export const blankOfAll = (kind: string): string => `all-${kind}`

/** Of which rows, by what they are kept under, the blank of the file counts. */
export function readBlanks(body: Record<string, string | string[]>, kept: readonly ListedKept[]): Read<Answers> {
  const chosen = [body[blankField] ?? []].flat()
  const rows = kept.filter(({ id }) => chosen.includes(String(id))).map(({ keptAs }) => keptAs)
  const kinds = [...new Set(kept.map(({ kind }) => kind))].filter((kind) => chosen.includes(blankOfAll(kind)))
  const ids = [...rows, ...kinds.map(idForAll)]
  const none: Mistake = { field: blankField, message: 'Choose the rows of which the blank means “not so”' }
  return ids.length > 0 ? { ok: true, value: new Map(ids.map((id) => [id, 'yes'])) } : { ok: false, mistakes: [none] }
}

/** What was answered; what was not stays a question. */
export function readAnswers(
  body: Record<string, string | string[]>,
  questions: readonly ListedQuestion[],
): Read<Answers> {
  const answered = questions.flatMap((question): [string, Answer][] => {
    const said = textOf(body, answerField(question)) || textOf(body, answerToAllField(question.code))
    return said === 'yes' || said === 'no' ? [[question.question, said]] : []
  })
  if (answered.length > 0) return { ok: true, value: new Map(answered) }
  const first = questions[0]
  const message = 'Choose an answer to at least one question'
  return { ok: false, mistakes: [{ field: first ? answerField(first) : 'questions', message }] }
}

export const listedOutcomes: Readonly<Record<ListedOutcome, string>> = {
  error: 'Rows with errors',
  question: 'Questions to answer',
  left: 'Rows left as the register has them',
  kept: 'Kept where the file is blank',
  warning: 'Worth a look',
  changed: 'Rows that change',
  new: 'New rows',
}

/** Which rows of a file to list, and which page of them; anything else than we know is the first of each. */
export function readRowFilter(query: Record<string, string>): { outcome: ListedOutcome; asked: AskedPage } {
  const shown = query['show'] ?? ''
  return {
    outcome: Object.hasOwn(listedOutcomes, shown) ? (shown as ListedOutcome) : 'error',
    asked: readPage(query),
  }
}

/** The number of an import or a file in an address; 0, which nothing has, when it is none. */
export function readId(text: string | undefined): number {
  return readNumber(text) ?? 0
}
