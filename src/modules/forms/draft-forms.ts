import { grades, type Question, type Section } from '#framework/forms/types.ts'
import { listsAnswers } from '#framework/forms/choices.ts'
import type { Mistake } from '#platform/problems.ts'
import { listOf, mistakeOfLength, type Read, textOf } from '#platform/http/index.ts'
import type { Body } from './fields.ts'
import { isLocal, type LocalQuestion, type LocalType, localTypes, type SectionWords, type Words } from './draft.ts'

/** Which save of the draft the page showed; 0 when there was none. */
export function seenIn(body: Body): number {
  const text = textOf(body, 'draft')
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** The words of a question as the fields of its form. */
export function fieldsOfWords({ text, prompts = '', ends, options = [], required }: Question): Body {
  return {
    text,
    prompts,
    ...(ends ? { lowest: ends[0], highest: ends[1] } : {}),
    ...Object.fromEntries(options.map((option) => [`answer-${option.value}`, option.text])),
    ...Object.fromEntries(options.map((option) => [`hint-${option.value}`, option.hint ?? ''])),
    retired: options.filter((option) => option.retired).map((option) => option.value),
    required: required ? 'yes' : '',
  }
}

export function readWords(body: Body, question: Question): Read<Words> {
  const words = wordsIn(body)
  const own = isLocal(question) ? ownIn(body) : undefined
  const options = question.options && optionsIn(body, question)
  const ends = question.ends && ([line(body, 'lowest'), line(body, 'highest')] as const)
  const mistakes = [
    ...mistakesIn(words),
    ...(ends ? ['lowest', 'highest'].flatMap((field) => mistakeIn(body, field, 'Say what it means', 100)) : []),
    ...(question.options ?? []).flatMap(({ value }) => [
      ...mistakeIn(body, `answer-${value}`, 'Write the answer', 200),
      ...mistakeIn(body, `hint-${value}`, null, 300),
    ]),
    ...(own && question.options ? mistakesInList(offeredIn(options ?? {}, own), 'newOptions') : []),
  ]
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: { ...words, ends, options, own } }
}

function optionsIn(body: Body, { options = [] }: Question): NonNullable<Words['options']> {
  return Object.fromEntries(
    options.map(({ value }) => [value, { text: line(body, `answer-${value}`), hint: line(body, `hint-${value}`) }]),
  )
}

function ownIn(body: Body): NonNullable<Words['own']> {
  return {
    required: textOf(body, 'required') === 'yes',
    retiredOptions: listOf(body, 'retired'),
    newOptions: linesOf(textOf(body, 'newOptions')),
  }
}

function offeredIn(options: NonNullable<Words['options']>, own: NonNullable<Words['own']>): string[] {
  const kept = Object.entries(options).filter(([value]) => !own.retiredOptions.includes(value))
  return [...kept.map(([, { text }]) => text), ...own.newOptions]
}

/** The words of a section as the fields of its form. */
export function fieldsOfSection({ title, keyQuestion, descriptors }: Section): Body {
  return {
    title,
    keyQuestion,
    ...(descriptors ? Object.fromEntries(grades.map((grade) => [`looks-${grade}`, descriptors[grade]])) : {}),
  }
}

export function readSectionWords(body: Body, section: Section): Read<SectionWords> {
  const looks = section.descriptors
    ? (Object.fromEntries(grades.map((grade) => [grade, line(body, `looks-${grade}`)])) as Section['descriptors'])
    : undefined
  const mistakes = [
    ...mistakeIn(body, 'title', 'Give the section a title', 100),
    ...mistakeIn(body, 'keyQuestion', 'Write the question of the section', 200),
    ...(looks ? grades.flatMap((grade) => mistakeIn(body, `looks-${grade}`, 'Say what it looks like', 500)) : []),
  ]
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    value: { title: line(body, 'title'), keyQuestion: line(body, 'keyQuestion'), descriptors: looks },
  }
}

export function readLocalQuestion(body: Body): Read<LocalQuestion> {
  const words = wordsIn(body)
  const type = textOf(body, 'type')
  const options = linesOf(textOf(body, 'options'))
  const after = body['after'] === undefined ? undefined : textOf(body, 'after')
  const mistakes = [...mistakesIn(words), ...mistakesInAnswer(type, options)]
  if (mistakes.length > 0 || !isLocalType(type)) return { ok: false, mistakes }
  return { ok: true, value: { ...words, type, options, required: textOf(body, 'required') === 'yes', after } }
}

/** `wanted`: what is said when there is none. */
export function readNote(body: Body, wanted: string): Read<string> {
  const note = textOf(body, 'note').trim()
  if (note === '') return { ok: false, mistakes: [{ field: 'note', message: wanted }] }
  const mistakes = mistakeOfLength('note', note, 2000)
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: note }
}

function wordsIn(body: Body): Pick<Words, 'text' | 'prompts'> {
  return { text: line(body, 'text'), prompts: line(body, 'prompts') }
}

const line = (body: Body, field: string): string => textOf(body, field).replaceAll('\r\n', '\n').trim()

function mistakesIn({ text, prompts }: Pick<Words, 'text' | 'prompts'>): Mistake[] {
  return [...mistakeIn({ text }, 'text', 'Write the question', 300), ...mistakeIn({ prompts }, 'prompts', null, 1000)]
}

/** `empty`: what to say when nothing is written; null when it may stay empty. */
function mistakeIn(body: Body, field: string, empty: string | null, longest: number): Mistake[] {
  const text = line(body, field)
  if (text === '') return empty === null ? [] : [{ field, message: empty }]
  return mistakeOfLength(field, text, longest)
}

function mistakesInAnswer(type: string, options: readonly string[]): Mistake[] {
  if (!isLocalType(type)) return [{ field: 'type', message: 'Choose how it is answered' }]
  return listsAnswers(type) ? mistakesInList(options, 'options') : []
}

function mistakesInList(options: readonly string[], field: string): Mistake[] {
  if (options.length < 2) return [{ field, message: 'Give at least two answers to choose from, one on each line' }]
  if (new Set(options).size < options.length) return [{ field, message: 'Give each answer once' }]
  return options.length > 30 || options.some((one) => one.length > 200)
    ? [{ field, message: 'Give up to 30 answers of 200 characters or fewer' }]
    : []
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

function isLocalType(type: string): type is LocalType {
  return Object.hasOwn(localTypes, type)
}
