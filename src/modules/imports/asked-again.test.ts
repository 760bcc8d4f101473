import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aCarer, aChild, aFile, aHousehold, bring, said } from './testing.ts'

describe('a question about what is written', () => {
  const files = {
    'a reference with a blank in it': aFile('header', [aChild({ CHILD: 'CF 00175' })]),
    'a name whose accents look broken': aFile('foster_carers', [aCarer({ display_name: 'SiobhÃ¡n Quill' })]),
    'a name that may be none': aFile('foster_carers', [aCarer({ display_name: 'Unknown' })]),
  }
  for (const [what, file] of Object.entries(files))
    test(`is answered once: ${what}; with no it is asked again`, async () => {
      const database = await freshDatabase()
      await bring(database, [aFile('fostering_households', [aHousehold()])])
      const { questions } = await said(database, [file])
      assert.equal(questions.length, 1)
      const answer = (said: 'yes' | 'no') => bring(database, [file], { answers: new Map([[questions[0]!, said]]) })
      assert.equal((await answer('no')).applied, true)
      assert.deepEqual((await said(database, [file])).questions, questions)
      assert.equal((await answer('yes')).applied, true)
      const again = await said(database, [file])
      assert.deepEqual([again.questions, again.notes], [[], ['2 answered_before']])
    })
})
