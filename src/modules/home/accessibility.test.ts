import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
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
})
