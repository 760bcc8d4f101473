import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form, Section } from '#framework/forms/types.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'

/** Where a form asks for one child's own words, with who may know of them beside it: the words first. */
function askedIn({ perChild, questions }: Section): { words: string[]; choice: string[] } {
  const of = (type: string) => questions.filter((one) => one.type === type).map(({ key }) => key)
  return perChild && of('share').length > 0 ? { words: of('quote'), choice: of('share') } : { words: [], choice: [] }
}

test('7.5 a question for a child’s own words, with who may know of them beside it, is known to the database in every form', async () => {
  const database = await freshDatabase()
  const forms = await database.asSystem(testNow, (tx) =>
    tx.many<{ content: Form }>(sql`select content from form_versions`),
  )
  const asked = forms.flatMap(({ content }) => content.sections).map(askedIn)
  assert.ok(
    asked.some(({ words }) => words.length > 0),
    'some form asks',
  )
  for (const { words, choice } of asked)
    assert.equal(words.length, choice.length, 'one choice stands for one child’s words')
  const keys = forms
    .flatMap(({ content }) => content.sections)
    .flatMap(({ questions }) => questions.map(({ key }) => key))
  for (const key of new Set(keys)) {
    const held = await database.atDoor(testNow, (tx) =>
      tx.one<{ words: boolean; choice: boolean }>(
        sql`select is_childs_words(${key}) as words, is_childs_choice(${key}) as choice`,
      ),
    )
    const wanted = {
      words: asked.some(({ words }) => words.includes(key)),
      choice: asked.some((one) => one.choice.includes(key)),
    }
    assert.deepEqual({ ...held }, wanted, key)
  }
})
