import { questionOf } from '#framework/forms/form.ts'
import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { changeDraft, deepenQuestion, DraftMoved, placeQuestion, retireQuestion } from '../commands/shape.ts'
import { addLocal, bringBack, questionsOf, reword, rewordSection } from '../draft.ts'
import { gradedAs, gradingOf, scalesOffered } from '../grading.ts'
import { gradingPage } from '../pages/grading.ts'
import { newQuestionPage } from '../pages/new-question.ts'
import { sectionWordsPage, wordsPage } from '../pages/words.ts'
import { type Draft, findVersion } from '../queries/versions.ts'
import {
  fieldsOfSection,
  fieldsOfWords,
  readLocalQuestion,
  readSectionWords,
  readWords,
  seenIn,
} from '../draft-forms.ts'
import type { ShapedForm } from '../shaped.ts'
import { type Handler, questionNamed, sectionNamed, standing } from './versions.ts'

/** What changes the draft of the next version, one thing at a time. */
export function draftRoutes(shaped: ShapedForm): readonly AnyRoute<Need>[] {
  const looked = { need: shaped.need, records: 'nothing' } as const
  const drafted = { need: shaped.need, records: shaped.trail.drafted }
  const [section, question] = [`${shaped.path}/sections/:section`, `${shaped.path}/questions/:question`]
  const of = (handler: Handler) => (context: Context) => handler(shaped, context)
  return [
    { method: 'GET', path: `${section}/words`, ...looked, handler: of(showSectionWords) },
    { method: 'POST', path: `${section}/words`, again: 'taken', ...drafted, handler: of(takeSectionWords) },
    { method: 'GET', path: `${section}/new`, keyed: true, ...looked, handler: of(showNewQuestion) },
    { method: 'POST', path: section, ...drafted, handler: of(takeNewQuestion) },
    ...(shaped.grades
      ? ([
          { method: 'GET', path: `${shaped.path}/grades`, keyed: true, ...looked, handler: of(showGrading) },
          { method: 'POST', path: `${shaped.path}/grades`, again: 'taken', ...drafted, handler: of(takeGrading) },
        ] as const)
      : []),
    { method: 'GET', path: question, ...looked, handler: of(showWords) },
    { method: 'POST', path: question, again: 'taken', ...drafted, handler: of(takeWords) },
    { method: 'POST', path: `${question}/place`, again: 'taken', ...drafted, handler: of(takePlace) },
    { method: 'POST', path: `${question}/depth`, again: 'taken', ...drafted, handler: of(takeDepth) },
    { method: 'POST', path: `${question}/retirement`, ...drafted, handler: of(takeRetirement) },
    { method: 'POST', path: `${question}/return`, ...drafted, handler: of(takeReturn) },
  ]
}

async function showSectionWords(shaped: ShapedForm, { tx, params }: Context): Promise<Reply> {
  const { form, newest, seen } = await standing(tx, shaped)
  const section = sectionNamed(form, params)
  const inForce = sectionNamed(newest.content, params)
  return page(sectionWordsPage({ shaped, section, inForce, seen, typed: fieldsOfSection(section), mistakes: [] }))
}

async function takeSectionWords(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { form, newest, seen, draft } = await standing(tx, shaped)
  const section = sectionNamed(form, params)
  const about = { shaped, section, inForce: sectionNamed(newest.content, params), typed: body }
  const read = readSectionWords(body, section)
  if (!read.ok) return page(sectionWordsPage({ ...about, seen: seenIn(body), mistakes: read.mistakes }))
  const change = {
    did: 'reworded',
    to: section.key,
    change: (now: typeof form) => rewordSection(now, section.key, read.value),
  } as const
  return inTurn(
    () => changeDraft(tx, shaped, seenIn(body), change),
    (changed) => redirect(`${shaped.path}/sections/${section.key}`, saved(changed)),
    () => page({ ...sectionWordsPage({ ...about, seen, mistakes: [], theirs: whoMovedOn(draft) ?? '' }), status: 409 }),
  )
}

/** One's own other tab accuses nobody. */
const whoMovedOn = (draft: Draft | undefined): string | null =>
  draft?.own ? 'You, in another tab,' : (draft?.savedBy ?? null)

async function showNewQuestion(shaped: ShapedForm, { tx, params }: Context): Promise<Reply> {
  const { form, seen } = await standing(tx, shaped)
  return page(
    newQuestionPage({ shaped, section: sectionNamed(form, params), seen, typed: {}, mistakes: [], moved: false }),
  )
}

async function takeNewQuestion(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const before = await standing(tx, shaped)
  const section = sectionNamed(before.form, params)
  const read = readLocalQuestion(body)
  const again = (mistakes: readonly Mistake[], moved: boolean) =>
    page({
      ...newQuestionPage({ shaped, section, seen: moved ? before.seen : seenIn(body), typed: body, mistakes, moved }),
      status: moved ? 409 : 422,
    })
  if (!read.ok) return again(read.mistakes, false)
  const everUsed = [...before.everAsked.map((one) => one.question), ...questionsOf(before.form)].map((one) => one.key)
  const change = (form: typeof before.form) => addLocal(form, section.key, read.value, everUsed)
  return inTurn(
    () => changeDraft(tx, shaped, seenIn(body), { did: 'added', to: section.key, change }),
    () => redirect(`${shaped.path}/sections/${section.key}`, 'The question was added to the draft.'),
    () => again([], true),
  )
}

async function showGrading(shaped: ShapedForm, { tx }: Context): Promise<Reply> {
  const { form, seen } = await standing(tx, shaped)
  const grades = shaped.grades!
  return page(gradingPage({ shaped, asks: grades.asks, grading: gradingOf(form, grades), seen, mistakes: [] }))
}

async function takeGrading(shaped: ShapedForm, { tx, body }: Context): Promise<Reply> {
  const { form, seen } = await standing(tx, shaped)
  const grades = shaped.grades!
  const now = gradingOf(form, grades)
  const scale = scalesOffered(now.scale).find((key) => key === textOf(body, 'scale'))
  const chosen = { overall: textOf(body, 'overall'), safety: textOf(body, 'safety') }
  const mistakes: Mistake[] = [
    ...(scale ? [] : [{ field: 'scale', message: 'Choose which grades are given' }]),
    ...(['yes', 'no'].includes(chosen.overall)
      ? []
      : [{ field: 'overall', message: 'Say whether a grade is given for the whole' }]),
    ...(['grade', 'met_or_not'].includes(chosen.safety) ? [] : [{ field: 'safety', message: 'Say how it is graded' }]),
  ]
  const grading = {
    scale: scale ?? now.scale,
    overall: chosen.overall !== 'no',
    metOrNot: chosen.safety === 'met_or_not',
  }
  if (mistakes.length > 0 || !scale)
    return page(gradingPage({ shaped, asks: grades.asks, grading, seen: seenIn(body), mistakes }))
  const change = (one: typeof form) => gradedAs(one, grades, grading)
  return inTurn(
    () => changeDraft(tx, shaped, seenIn(body), { did: 'reworded', to: 'grades', change }),
    (changed) => redirect(shaped.path, saved(changed)),
    () => page({ ...gradingPage({ shaped, asks: grades.asks, grading: now, seen, mistakes: [] }), status: 409 }),
  )
}

async function showWords(shaped: ShapedForm, { tx, params }: Context): Promise<Reply> {
  const { form, newest, seen } = await standing(tx, shaped)
  const about = { shaped, ...questionNamed(params, form) }
  const inForce = questionOf(about.question.key, newest.content)
  return page(wordsPage({ ...about, inForce, seen, typed: fieldsOfWords(about.question), mistakes: [] }))
}

async function takeWords(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { form, newest, draft, seen } = await standing(tx, shaped)
  const { section, question } = questionNamed(params, form, newest.content)
  const about = { shaped, section, question, inForce: questionOf(question.key, newest.content), typed: body }
  const read = readWords(body, question)
  if (!read.ok) return page(wordsPage({ ...about, seen: seenIn(body), mistakes: read.mistakes }))
  const change = (now: typeof form) => reword(now, question.key, read.value)
  return inTurn(
    () => changeDraft(tx, shaped, seenIn(body), { did: 'reworded', to: question.key, change }),
    (changed) => redirect(addressOf(shaped, question.key), saved(changed)),
    () => {
      const theirs = { question: questionOf(question.key, form), savedBy: whoMovedOn(draft) }
      return page({ ...wordsPage({ ...about, seen, mistakes: [], theirs }), status: 409 })
    },
  )
}

async function takePlace(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { question } = questionNamed(params, (await standing(tx, shaped)).form)
  return inTurn(
    () => placeQuestion(tx, shaped, seenIn(body), question.key, textOf(body, 'after')),
    () => redirect(addressOf(shaped, question.key), 'The question was moved in the draft.'),
    lookAgain,
  )
}

async function takeDepth(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { question } = questionNamed(params, (await standing(tx, shaped)).form)
  const further = textOf(body, 'further') === 'yes'
  const said = further ? 'In the draft it is asked when somebody looks closer.' : 'In the draft it is asked at first.'
  return inTurn(
    () => deepenQuestion(tx, shaped, seenIn(body), { key: question.key, further }),
    () => redirect(addressOf(shaped, question.key), said),
    lookAgain,
  )
}

async function takeRetirement(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { section, question } = questionNamed(params, (await standing(tx, shaped)).form)
  return inTurn(
    () => retireQuestion(tx, shaped, seenIn(body), question.key),
    () => redirect(`${shaped.path}/sections/${section.key}`, 'The question is no longer asked in the draft.'),
    lookAgain,
  )
}

async function takeReturn(shaped: ShapedForm, { tx, params, body }: Context): Promise<Reply> {
  const { everAsked } = await standing(tx, shaped)
  const last = everAsked.find((one) => one.question.key === params['question'])
  if (!last) throw new NotFound()
  const { key } = last.question
  const { content } = await findVersion(tx, shaped.key, last.version)
  return inTurn(
    () =>
      changeDraft(tx, shaped, seenIn(body), {
        did: 'returned',
        to: key,
        change: (form) => bringBack(form, key, content),
      }),
    () => redirect(addressOf(shaped, key), 'The question is back in the draft.'),
    lookAgain,
  )
}

/** Its section, opened at the question. */
const addressOf = ({ path }: ShapedForm, key: string): string => `${path}/sections/${key.split('.')[0]}#${key}`

const saved = (changed: boolean): string =>
  changed ? 'The words were saved in the draft.' : 'Nothing was changed: the words are as they were.'

/** Does it, or says what to do when somebody else saved the draft first. */
async function inTurn(
  work: () => Promise<boolean>,
  done: (changed: boolean) => Reply,
  moved: () => Reply,
): Promise<Reply> {
  try {
    return done(await work())
  } catch (problem) {
    if (problem instanceof DraftMoved) return moved()
    throw problem
  }
}

function lookAgain(): never {
  throw new Refused('Somebody else changed the draft meanwhile. Look at the section again first.')
}
