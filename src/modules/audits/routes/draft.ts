import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { changeDraft, DraftMoved, placeQuestion, retireQuestion } from '../commands/shape-tool.ts'
import { addLocal, bringBack, questionsOf, reword, rewordSection } from '../draft.ts'
import { newQuestionPage } from '../pages/tool-question.ts'
import { sectionWordsPage, wordsPage } from '../pages/tool-words.ts'
import { findVersion } from '../queries/versions.ts'
import {
  fieldsOfSection,
  fieldsOfWords,
  readLocalQuestion,
  readSectionWords,
  readWords,
  seenIn,
} from '../tool-forms.ts'
import { questionNamed, sectionNamed, standing } from './tool.ts'

const looked = { need: 'shape_tool', records: 'nothing' } as const
const drafted = { need: 'shape_tool', records: 'audit tool drafted' } as const

/** What changes the draft of the next version, one thing at a time. */
export const draftRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/tool/sections/:section/words', ...looked, handler: showSectionWords },
  { method: 'POST', path: '/tool/sections/:section/words', ...drafted, handler: takeSectionWords },
  { method: 'GET', path: '/tool/sections/:section/new', ...looked, handler: showNewQuestion },
  { method: 'POST', path: '/tool/sections/:section', ...drafted, handler: takeNewQuestion },
  { method: 'GET', path: '/tool/questions/:question', ...looked, handler: showWords },
  { method: 'POST', path: '/tool/questions/:question', ...drafted, handler: takeWords },
  { method: 'POST', path: '/tool/questions/:question/place', ...drafted, handler: takePlace },
  { method: 'POST', path: '/tool/questions/:question/retirement', ...drafted, handler: takeRetirement },
  { method: 'POST', path: '/tool/questions/:question/return', ...drafted, handler: takeReturn },
]

async function showSectionWords({ tx, params }: Context): Promise<Reply> {
  const { tool, newest, seen } = await standing(tx)
  const section = sectionNamed(tool, params)
  const inForce = sectionNamed(newest.content, params)
  return page(sectionWordsPage({ section, inForce, seen, typed: fieldsOfSection(section), mistakes: [] }))
}

async function takeSectionWords({ tx, params, body }: Context): Promise<Reply> {
  const { tool, newest, seen, draft } = await standing(tx)
  const section = sectionNamed(tool, params)
  const about = { section, inForce: sectionNamed(newest.content, params), typed: body }
  const read = readSectionWords(body, section)
  if (!read.ok) return page(sectionWordsPage({ ...about, seen: seenIn(body), mistakes: read.mistakes }))
  const change = {
    did: 'reworded',
    to: section.key,
    change: (now: typeof tool) => rewordSection(now, section.key, read.value),
  } as const
  return inTurn(
    () => changeDraft(tx, seenIn(body), change),
    (changed) => redirect(`/tool/sections/${section.key}`, saved(changed)),
    () => page({ ...sectionWordsPage({ ...about, seen, mistakes: [], theirs: draft?.savedBy ?? '' }), status: 409 }),
  )
}

async function showNewQuestion({ tx, params }: Context): Promise<Reply> {
  const { tool, seen } = await standing(tx)
  return page(newQuestionPage({ section: sectionNamed(tool, params), seen, typed: {}, mistakes: [], moved: false }))
}

async function takeNewQuestion({ tx, params, body }: Context): Promise<Reply> {
  const before = await standing(tx)
  const section = sectionNamed(before.tool, params)
  const read = readLocalQuestion(body)
  const again = (mistakes: readonly Mistake[], moved: boolean) =>
    page({
      ...newQuestionPage({ section, seen: moved ? before.seen : seenIn(body), typed: body, mistakes, moved }),
      status: moved ? 409 : 422,
    })
  if (!read.ok) return again(read.mistakes, false)
  const everUsed = [...before.everAsked.map((one) => one.question), ...questionsOf(before.tool)].map((one) => one.key)
  const change = (tool: typeof before.tool) => addLocal(tool, section.key, read.value, everUsed)
  return inTurn(
    () => changeDraft(tx, seenIn(body), { did: 'added', to: section.key, change }),
    () => redirect(`/tool/sections/${section.key}`, 'The question was added to the draft.'),
    () => again([], true),
  )
}

async function showWords({ tx, params }: Context): Promise<Reply> {
  const { tool, newest, seen } = await standing(tx)
  const about = questionNamed(params, tool)
  const inForce = questionOf(about.question.key, newest.content)
  return page(wordsPage({ ...about, inForce, seen, typed: fieldsOfWords(about.question), mistakes: [] }))
}

async function takeWords({ tx, params, body }: Context): Promise<Reply> {
  const { tool, newest, draft, seen } = await standing(tx)
  const { section, question } = questionNamed(params, tool, newest.content)
  const about = { section, question, inForce: questionOf(question.key, newest.content), typed: body }
  const read = readWords(body, question)
  if (!read.ok) return page(wordsPage({ ...about, seen: seenIn(body), mistakes: read.mistakes }))
  const change = (now: typeof tool) => reword(now, question.key, read.value)
  return inTurn(
    () => changeDraft(tx, seenIn(body), { did: 'reworded', to: question.key, change }),
    (changed) => redirect(addressOf(question.key), saved(changed)),
    () => {
      const theirs = { question: questionOf(question.key, tool), savedBy: draft?.savedBy ?? null }
      return page({ ...wordsPage({ ...about, seen, mistakes: [], theirs }), status: 409 })
    },
  )
}

async function takePlace({ tx, params, body }: Context): Promise<Reply> {
  const { question } = questionNamed(params, (await standing(tx)).tool)
  return inTurn(
    () => placeQuestion(tx, seenIn(body), question.key, textOf(body, 'after')),
    () => redirect(addressOf(question.key), 'The question was moved in the draft.'),
    lookAgain,
  )
}

async function takeRetirement({ tx, params, body }: Context): Promise<Reply> {
  const { section, question } = questionNamed(params, (await standing(tx)).tool)
  return inTurn(
    () => retireQuestion(tx, seenIn(body), question.key),
    () => redirect(`/tool/sections/${section.key}`, 'The question is no longer asked in the draft.'),
    lookAgain,
  )
}

async function takeReturn({ tx, params, body }: Context): Promise<Reply> {
  const { everAsked } = await standing(tx)
  const last = everAsked.find((one) => one.question.key === params['question'])
  if (!last) throw new NotFound()
  const { key } = last.question
  const { content } = await findVersion(tx, last.version)
  return inTurn(
    () => changeDraft(tx, seenIn(body), { did: 'returned', to: key, change: (tool) => bringBack(tool, key, content) }),
    () => redirect(addressOf(key), 'The question is back in the draft.'),
    lookAgain,
  )
}

/** Its section, opened at the question. */
const addressOf = (key: string): string => `/tool/sections/${key.split('.')[0]}#${key}`

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
