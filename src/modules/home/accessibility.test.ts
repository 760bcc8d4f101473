import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { root } from '#src/config.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { openVisits } from '#test/visitor.ts'

describe('the accessibility statement', async () => {
  const database = await freshDatabase()
  const visits = await openVisits(database)
  after(() => visits.close())
  const unset = (await visits.anyone.get('/accessibility')).text
  await database.asSystem(testNow, (tx) => setContacts(tx))
  const { text } = await visits.anyone.get('/accessibility')

  for (const [part, says] of [
    ['what it applies to, and who runs it', /applies to Hearth, as /],
    ['how far it complies, with what', /partially compliant with the .*version 2\.2<\/a>, level AA/],
    ['what fails, with its criterion', /This fails criterion \d\.\d\.\d/],
    ['what a burden excuses', /disproportionate burden/],
    ['how soon one answers', /within ten working days/],
    ['who enforces it', /Equality and Human Rights Commission enforces/],
    ['whom to turn to', /href="https:\/\/www\.equalityadvisoryservice\.com\/"/],
    ['when it was prepared, and how it was tested', /prepared on \d+ \w+ \d{4}, from our own assessment/],
  ] as const)
    test(`says ${part}, as the law’s model does`, () => assert.match(text, says))

  test('names whom to ring, as the council set it; else whoever gave the link', () => {
    assert.ok(text.includes(`ring ${contactsForTests.dayName}: <a class="govuk-link" href="tel:`))
    assert.match(unset, /Tell the person who gave you your account or your link, or ring the council\./)
  })

  for (const path of ['/accessibility', '/privacy'])
    test(`AX-30: ${path} from a page behind a link leads to no page of staff`, async () => {
      const byLink = (await visits.anyone.get(`${path}?by=link`)).text
      assert.match(byLink, /Back button brings you back to your questions/)
      assert.doesNotMatch(byLink, /href="\/(help|references|sign-in)?"/)
      assert.ok(byLink.includes(`href="${path}?by=link"`))
      assert.match((await visits.anyone.get(path)).text, /href="\/help"/)
    })

  test('AX-33: says that a drawing or a recording cannot be handed in, for as long as no form behind a link takes a file', () => {
    const takes = rooms
      .flatMap(({ routes }) => routes?.(rooms) ?? [])
      .some((route) => route.path.startsWith('/say/') && 'uploads' in route)
    assert.equal(/cannot hand in a drawing as a picture, or a recording/.test(text), !takes)
  })

  test('says that a worker’s words in another language are not marked for as long as an answer has no language', async () => {
    const { rowCount } = await database.asOwner((client) =>
      client.query(`select 1 from information_schema.columns where table_name = 'answers' and column_name ~ 'lang'`),
    )
    assert.equal(/3\.1\.2 language of parts/.test(text), rowCount === 0)
  })

  test('says of how it was tested what the tests do', () => {
    const at = (path: string) => join(root, 'test', path)
    const stage = readFileSync(at('journeys/stage.ts'), 'utf8')
    for (const said of [/axe looks for what fails level A and AA/, /a screen of 1100 or 320 pixels/])
      assert.match(text, said)
    for (const done of [/'wcag2a', 'wcag2aa', .*'wcag22aa'/, /fits\(page, 320/, /width = 1100/])
      assert.match(stage, done)
    for (const [said, file] of [
      [/What a screen reader reads of every kind of page is kept/, 'every-tree.test.ts'],
      [/with the keyboard alone/, 'journeys/by-keyboard-alone.test.ts'],
      [/without JavaScript/, 'journeys/an-audit-without-javascript.test.ts'],
    ] as const) {
      assert.match(text, said)
      assert.ok(existsSync(at(file)), file)
    }
  })
})
