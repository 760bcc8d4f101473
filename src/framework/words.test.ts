import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { auditTool, themeFolds, themes } from './a2-audit-tool/index.ts'
import { limitingRules } from './a2-audit-tool/limiting-rules.ts'
import { concernForm } from './a2-concern-form/index.ts'
import { feedbackForms } from './a2-feedback-forms/index.ts'
import { leadersForm } from './a2-leaders-form/index.ts'
import { escalationForm } from './a2-escalation-form/index.ts'
import { observationForm } from './a2-observation-form/index.ts'

/** The words that docs/glossary.md keeps off the pages: the left column of its last table. */
const avoided = new RegExp(`\\b(${wordsOffPages().join('|')})\\b`, 'i')

/** Words that belong to adults and have no place in what a child reads. */
const adultWords = /\b(siblings|placement|placed|assessment|audit|respond|provision|delegated|foster parent)\b/i

const sections = [
  ...auditTool.sections,
  ...observationForm.sections,
  ...leadersForm.sections,
  ...concernForm.sections,
  ...escalationForm.sections,
]
const questions = sections.flatMap((section) => section.questions)
const toolWords = [
  ...sections.flatMap((section) => [section.title, section.keyQuestion, ...Object.values(section.descriptors ?? {})]),
  ...questions.flatMap(({ text, prompts, options }) => [text, prompts ?? '', ...(options ?? []).flatMap(wordsOf)]),
  ...themes.flatMap(wordsOf),
  ...themeFolds.map(({ title }) => title),
  ...Object.values(limitingRules).map((rule) => rule.says),
]
const forms = Object.values(feedbackForms)
const formWords = forms.flatMap((form) => [
  form.title,
  form.intro,
  form.safety,
  form.next,
  ...form.tell.flatMap((one) => [one.who, one.how]),
])
const formQuestions = forms.flatMap((form) => form.questions)
const asked = formQuestions.flatMap(({ text, prompts, options, sayMore }) => [
  text,
  prompts ?? '',
  sayMore?.words ?? '',
  ...(options ?? []).flatMap(wordsOf),
])

describe('the words people see', () => {
  it('are none of those that the glossary avoids', () => {
    for (const words of ['Say it again to the user', 'He absconded', 'A LAC']) assert.match(words, avoided)
    for (const words of [...toolWords, ...formWords, ...asked]) assert.doesNotMatch(words, avoided)
  })

  it('ask in no more than 160 characters', () => {
    for (const { text } of questions) assert.ok(text.length <= 160, text)
    for (const { text } of formQuestions) assert.ok(text.length <= 160, text)
  })

  it('are a child’s words where a child reads them', () => {
    const forChildren = forms.filter((form) => form.speaker === 'child' && !form.isObservation)
    for (const form of forChildren) {
      for (const words of [form.intro, form.safety, form.next, ...form.questions.map((question) => question.text)]) {
        assert.doesNotMatch(words, adultWords)
      }
    }
  })
})

function wordsOf(option: { text: string; hint?: string }): string[] {
  return [option.text, option.hint ?? '']
}

function wordsOffPages(): string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8')
  const [, table = ''] = page.split('\n| Not | But |\n')
  return table
    .split('\n')
    .slice(1)
    .flatMap((row) => (row.split('|')[1] ?? '').split(','))
    .map((word) => word.trim().replace('…', '\\w*'))
    .filter((word) => word !== '')
}
