import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { type Answer, openVisits } from '#test/visitor.ts'
import { makeLink, withdrawLinks } from './commands/link.ts'
import { findVoice } from './queries/voices.ts'
import { aHomeThatIsAsked, anAuditOf, aVoice, type Row } from './testing.ts'
import type { VoiceKind } from './voice.ts'

/* What somebody finds who opens a link a second time, on the same device, on another, in another's place. */

const database = await freshDatabase()
const today = Temporal.PlainDate.from('2026-11-19')
const visits = await openVisits(database)
const home = await database.asSystem(testNow, async (tx) => {
  await setContacts(tx)
  const asked = await aHomeThatIsAsked(tx)
  await tx.run(sql`update people set name = 'Mary Jones', telephone = '01632 960 444' where id = ${asked.iro.id}`)
  return asked
})
after(() => visits.close())

type Device = {
  open(link: string): Promise<string>
  get(path: string): Promise<Answer>
  post(path: string, fields?: Record<string, string>): Promise<Answer>
  cookies: Map<string, string>
}

/** A browser: it keeps the cookie of each visit for the visit's own address. */
function aDevice(): Device {
  const cookies = new Map<string, string>()
  const headers = (path: string) => ({
    cookie: [...cookies].find(([at]) => path === at || path.startsWith(`${at}/`))?.[1] ?? '',
  })
  const keep = (reply: Answer) => {
    const [cookie, ...rest] = String(reply.headers['set-cookie'] ?? '').split('; ')
    const path = rest.find((part) => part.startsWith('Path='))?.slice('Path='.length)
    if (path && path !== '/') cookies.set(path, cookie!)
    return reply
  }
  return {
    cookies,
    open: async (link) => keep(await visits.anyone.get(link)).location ?? '',
    get: async (path) => keep(await visits.anyone.get(path, headers(path))),
    post: async (path, fields = {}) => keep(await visits.anyone.post(path, fields, headers(path))),
  }
}

async function aLink(kind: VoiceKind = 'child', given: { form?: string; pieceId?: number } = {}) {
  const gathererId = kind === 'child' ? home.iro.id : home.officer.id
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, kind, gathererId, ...given }),
  )
  const { token } = await database.asPerson(gathererId, testNow, (tx, actor) =>
    makeLink(tx, voice.ref, actor, { today, now: testNow }),
  )
  return { voice, link: `/say/${token}` }
}

const wordsOf = (voice: Row) =>
  database.asPerson(home.quality.id, testNow, (tx) =>
    tx.many<{ question: string; value: unknown; words: string }>(
      sql`select question, value, words from voice_answers where voice_id = ${voice.id} order by question`,
    ),
  )
const seenIn = (page: Answer, topic: string) => new RegExp(`name="${topic}-seen" value="(\\d+)"`).exec(page.text)![1]!
const checked = (page: Answer) =>
  [...page.text.matchAll(/value="([a-z_0-9]+)"[^>]* checked/g)].map(([, value]) => value)

describe('AX-7: a link is exchanged for a visit', () => {
  test('whose address holds no token, and whose cookie no script reads and no other site sends', async () => {
    const { link } = await aLink()
    const reply = await visits.anyone.get(link)
    assert.equal(reply.status, 303)
    assert.match(reply.location!, /^\/say\/visit\/[0-9a-f]{24}$/)
    const cookie = String(reply.headers['set-cookie'])
    for (const part of ['HttpOnly', 'SameSite=Strict', `Path=${reply.location}`]) assert.ok(cookie.includes(part), part)
    const device = aDevice()
    const at = await device.open(link)
    const token = link.slice('/say/'.length)
    for (const path of [at, `${at}/picture`, `${at}/home`, `${at}/end`]) {
      const page = await device.get(path)
      assert.equal(page.status, 200, path)
      assert.ok(!page.text.includes(token), path)
      assert.equal(page.headers['cache-control'], 'no-store')
      assert.match(page.text, /<title>Questions[^<]*<\/title>/)
      assert.doesNotMatch(/<title>[^<]*/.exec(page.text)![0], /Hearth|living|safe/)
    }
    const kept = await database.asOwner((client) => client.query('select * from voice_visits'))
    for (const [, value] of device.cookies) assert.ok(!JSON.stringify(kept.rows).includes(value.split('=')[1]!))
  })

  test('two children’s links open on one device never meet', async () => {
    const [one, two] = [await aLink(), await aLink()]
    const device = aDevice()
    const [a, b] = [await device.open(one.link), await device.open(two.link)]
    await device.post(`${a}/more`, { more: 'from the first', 'more-seen': '0', then: 'next' })
    await device.post(`${b}/more`, { more: 'from the second', 'more-seen': '0', then: 'next' })
    assert.match((await device.get(`${a}/more`)).text, /from the first/)
    assert.match((await device.get(`${b}/more`)).text, /from the second/)
    assert.deepEqual(
      (await wordsOf(one.voice)).map(({ words }) => words),
      ['from the first'],
    )
    const wrong = await visits.anyone.get(`${b}/more`, { cookie: device.cookies.get(a)! })
    assert.equal(wrong.status, 404)
    assert.doesNotMatch(wrong.text, /from the (first|second)/)
    const posted = await visits.anyone.post(
      `${b}/home`,
      { home: 'no', then: 'next' },
      { cookie: device.cookies.get(a)! },
    )
    assert.equal(posted.status, 404)
    assert.equal((await wordsOf(two.voice)).length, 1)
  })

  test('that opens nothing after leaving, an hour unused, or when the link has closed; the link opens a new one', async () => {
    const { voice, link } = await aLink()
    const device = aDevice()
    const left = await device.open(link)
    await device.post(`${left}/more`, { more: 'a secret thing', 'more-seen': '0', then: 'next' })
    const away = await device.get(`${left}/away`)
    assert.equal(away.status, 303)
    assert.match(away.location!, /^https:\/\/www\.bbc\.co\.uk\/weather/)
    const stolen = new Map(device.cookies)
    assert.equal((await device.get(`${left}/more`)).status, 404)
    assert.equal((await visits.anyone.get(left, { cookie: stolen.get(left) ?? '' })).status, 404)
    assert.equal((await wordsOf(voice))[0]!.words, 'a secret thing')
    const unused = await device.open(link)
    visits.setNow(testNow.add({ minutes: 59 }))
    assert.equal((await device.get(`${unused}/home`)).status, 200)
    visits.setNow(testNow.add({ minutes: 59 + 61 }))
    assert.equal((await device.get(`${unused}/home`)).status, 404)
    const late = await device.post(`${unused}/home/more`, {
      home: 'no',
      'home-words': 'written for a long time',
      then: 'next',
    })
    assert.match(late.text, /was not sent[\s\S]*written for a long time/)
    const oneWord = await device.post(`${unused}/more`, { more: 'help', 'more-seen': '0', then: 'next' })
    assert.match(oneWord.text, /was not sent[\s\S]*>help<\/textarea>/)
    assert.doesNotMatch(oneWord.text, />0<|next</)
    visits.setNow(testNow)
    const open = await device.open(link)
    await database.asPerson(home.iro.id, testNow, async (tx) =>
      withdrawLinks(tx, await findVoice(tx, voice.ref), testNow),
    )
    assert.equal((await device.get(open)).status, 404)
  })

  test('is reached with one press more when another site led to it', async () => {
    const { link } = await aLink()
    const at = (await visits.anyone.get(link)).location!
    const reply = await visits.anyone.get(at, { 'sec-fetch-site': 'cross-site' })
    assert.equal(reply.status, 200)
    assert.ok(reply.text.includes(`href="${at}"`))
    assert.doesNotMatch(reply.text, /living|safe here/)
  })
})

describe('AX-7: whoever opens the link later', () => {
  test('sees that a question was answered, not what; blank rubs nothing out, saying it again overwrites', async () => {
    const { voice, link } = await aLink()
    const first = aDevice()
    const at = await first.open(link)
    await first.post(`${at}/safe`, { safe: 'no', 'safe-seen': '0', then: 'next' })
    await first.post(`${at}/safe/more`, {
      safe: 'no',
      'safe-words': 'there is shouting',
      'safe-seen': '1',
      then: 'next',
    })
    await first.post(`${at}/share`, { share: 'carers', 'share-seen': '0', then: 'next' })
    assert.deepEqual(checked(await first.get(`${at}/safe`)), ['no'])
    assert.match((await first.get(`${at}/safe/more`)).text, /there is shouting/)

    const second = aDevice()
    const later = await second.open(link)
    assert.match((await second.get(later)).text, /Welcome back/)
    const page = await second.get(`${later}/safe`)
    assert.match(page.text, /You said something here\. You can say it again, or leave it\./)
    assert.deepEqual(checked(page), [])
    assert.deepEqual(checked(await second.get(`${later}/share`)), [])
    assert.equal((await second.get(`${later}/safe/more`)).location, `${later}/safe`)
    await second.post(`${later}/safe`, { 'safe-seen': seenIn(page, 'safe'), then: 'next' })
    await second.post(`${later}/safe`, { then: 'take-back' })
    await second.post(`${later}/share`, { then: 'finish' })
    assert.equal((await wordsOf(voice)).find(({ question }) => question === 'fq.yp2.safe')!.words, 'there is shouting')

    const again = await aLink()
    const [one, two] = [aDevice(), aDevice()]
    const before = await one.open(again.link)
    await one.post(`${before}/safe`, { safe: 'no', 'safe-seen': '0', then: 'next' })
    await one.post(`${before}/safe/more`, { safe: 'no', 'safe-words': 'the blue door', 'safe-seen': '1', then: 'next' })
    const afterwards = await two.open(again.link)
    await two.post(`${afterwards}/safe`, { safe: 'not_really', 'safe-seen': '2', then: 'next' })
    const more = await two.get(`${afterwards}/safe/more`)
    assert.doesNotMatch(more.text, /blue door/)
    assert.deepEqual(checked(await two.get(`${afterwards}/safe`)), ['not_really'])
    assert.match((await one.get(`${before}/safe`)).text, /You said something here/)
  })

  test('sees it with the colour and picture that the child chose, and without them nothing, however often they try', async () => {
    const { link } = await aLink()
    const child = aDevice()
    const at = await child.open(link)
    await child.post(`${at}/picture`, { asks: 'choose', colour: 'green', picture: 'boat', word: '' })
    await child.post(`${at}/more`, { more: 'the blue door', 'more-seen': '0', then: 'next' })

    const child2 = aDevice()
    const back = await child2.open(link)
    assert.doesNotMatch((await child2.get(`${back}/more`)).text, /blue door/)
    await child2.post(`${back}/picture`, { asks: 'give', colour: 'green', picture: 'boat', word: '' })
    assert.match((await child2.get(`${back}/more`)).text, /blue door/)

    const other = aDevice()
    const elsewhere = await other.open(link)
    const give = (colour: string, picture: string) =>
      other.post(`${elsewhere}/picture`, { asks: 'give', colour, picture, word: '' })
    assert.match((await give('', 'boat')).text, /Choose a colour and a picture/)
    for (let left = 4; left > 0; left -= 1)
      assert.match((await give('red', 'boat')).text, new RegExp(`You can try ${left} more`))
    for (const colour of ['blue', 'green']) assert.equal((await give(colour, 'boat')).location, `${elsewhere}/picture`)
    assert.match((await other.get(`${elsewhere}/picture`)).text, /tried too often/)
    assert.doesNotMatch((await other.get(`${elsewhere}/more`)).text, /blue door/)

    // Choosing anew shows nothing of before, neither here nor to whoever chose first.
    await other.post(`${elsewhere}/picture`, { asks: 'choose', colour: 'red', picture: 'star', word: '' })
    assert.doesNotMatch((await other.get(`${elsewhere}/more`)).text, /blue door/)
    const third = aDevice()
    const last = await third.open(link)
    await third.post(`${last}/picture`, { asks: 'give', colour: 'red', picture: 'star', word: '' })
    assert.doesNotMatch((await third.get(`${last}/more`)).text, /blue door/)
  })

  test('needs the word that a carer chose, however it is written, and only a hash of it is kept', async () => {
    const { link } = await aLink('carer')
    const carer = aDevice()
    const at = await carer.open(link)
    await carer.post(`${at}/picture`, { asks: 'choose', word: 'Blackberry  pie' })
    await carer.post(`${at}/part-1`, { year: 'A good year', 'year-seen': '0', then: 'stop' })
    const later = aDevice()
    const back = await later.open(link)
    const page = await later.get(`${back}/part-1`)
    assert.doesNotMatch(page.text, /A good year/)
    assert.match(page.text, /You said something here/)
    await later.post(`${back}/picture`, { asks: 'give', word: 'blackberry pie' })
    assert.match((await later.get(`${back}/part-1`)).text, /A good year/)
    const kept = await database.asOwner((client) => client.query('select * from voice_marks'))
    assert.doesNotMatch(JSON.stringify(kept.rows), /blackberry|green/i)
  })

  test('is told no words of before by a clash either', async () => {
    const { link } = await aLink('carer')
    const [one, two] = [aDevice(), aDevice()]
    const [a, b] = [await one.open(link), await two.open(link)]
    await one.post(`${a}/part-1`, { year: 'I felt judged', 'year-seen': '0', then: 'stop' })
    const clash = await two.post(`${b}/part-1`, { year: 'Mine', 'year-seen': '0', then: 'stop' })
    assert.equal(clash.status, 409)
    assert.match(clash.text, /answered in another place too\. What you send now will stand/)
    assert.doesNotMatch(clash.text, /judged/)
  })

  test('in whatever order links are opened, pictures given and things said, is shown only what they may see', async () => {
    const step = fc.record({
      device: fc.constantFrom(0, 1, 2),
      does: fc.constantFrom('open', 'say', 'say', 'blank', 'skip', 'choose', 'give', 'guess', 'take back', 'look'),
      topic: fc.constantFrom('more', 'home'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const { link } = await aLink()
        const devices = [aDevice(), aDevice(), aDevice()]
        const at = await Promise.all(devices.map((device) => device.open(link)))
        /** What was said in which visit; which word each visit knows; which word is the one. */
        const said: { text: string; visit: string }[] = []
        const knows = new Map<string, number>()
        let mark = 0
        let count = 0
        for (const { device: which, does, topic } of steps) {
          const device = devices[which]!
          const here = at[which]!
          if (does === 'open') at[which] = await device.open(link)
          if (does === 'say') {
            count += 1
            const page = await device.get(`${here}/${topic}`)
            const text = topic === 'more' ? `secret-${count}-end` : ['yes', 'mostly', 'not_really', 'no'][count % 4]!
            const reply = await device.post(`${here}/${topic}`, {
              [topic]: text,
              [`${topic}-seen`]: seenIn(page, topic),
              then: 'next',
            })
            assert.equal(reply.status, 303)
            if (topic === 'more') said.push({ text, visit: here })
          }
          if (does === 'blank')
            await device.post(`${here}/${topic}`, { [topic]: '', [`${topic}-seen`]: '99', then: 'next' })
          if (does === 'skip') await device.post(`${here}/${topic}`, { then: 'skip' })
          if (does === 'take back') await device.post(`${here}/${topic}`, { then: 'take-back' })
          if (does === 'choose') {
            mark += 1
            await device.post(`${here}/picture`, { asks: 'choose', word: `word ${mark}` })
            knows.set(here, mark)
          }
          if (does === 'give' && mark > 0) {
            await device.post(`${here}/picture`, { asks: 'give', word: `word ${mark}` })
            knows.set(here, mark)
          }
          if (does === 'guess') await device.post(`${here}/picture`, { asks: 'give', word: `wrong` })
          const seen = (await device.get(`${here}/more`)).text
          for (const one of said) {
            if (!seen.includes(one.text)) continue
            const known =
              knows.get(here) === mark && said.some(({ text, visit }) => text === one.text && knows.get(visit) === mark)
            assert.ok(one.visit === here || known, `${one.text} is shown to a visit that may not see it`)
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('within a visit', () => {
  test('AX-7: an answer is taken back, counts as none, and stays in the history', async () => {
    const { voice, link } = await aLink()
    const device = aDevice()
    const at = await device.open(link)
    await device.post(`${at}/home`, { home: 'no', 'home-seen': '0', then: 'next' })
    assert.match((await device.get(`${at}/home`)).text, /Take back what I said here/)
    const taken = await device.post(`${at}/home`, { home: 'no', 'home-seen': '1', then: 'take-back' })
    assert.equal(taken.location, `${at}/home`)
    assert.deepEqual(checked(await device.get(`${at}/home`)), [])
    await device.post(`${at}/finished`)
    const { state } = await database.asPerson(home.quality.id, testNow, (tx) => findVoice(tx, voice.ref))
    assert.equal(state, 'not_given')
    const history = await database.asOwner((client) =>
      client.query(`select was from history where table_name = 'voice_answers' and (was ->> 'voice_id')::int = $1`, [
        voice.id,
      ]),
    )
    assert.equal(history.rows[0].was.value, 'no')
  })

  test('AX-7: a carer takes back a choice without a script', async () => {
    const { voice, link } = await aLink('carer')
    const device = aDevice()
    const at = await device.open(link)
    await device.post(`${at}/part-1`, { team: 'agree', 'team-seen': '0', then: 'stop' })
    assert.match((await device.get(`${at}/part-1`)).text, /Take back this answer/)
    await device.post(`${at}/part-1`, { team: 'agree', 'team-seen': '1', 'team-back': 'yes', then: 'stop' })
    assert.equal((await wordsOf(voice)).find(({ question }) => question === 'fq.fc.team')!.value, null)
  })

  test('AX-4: what was typed before “Skip” and “Back” is kept', async () => {
    const { voice, link } = await aLink()
    const device = aDevice()
    const at = await device.open(link)
    await device.post(`${at}/more`, { more: 'I meant to go on', 'more-seen': '0', then: 'skip' })
    const back = await device.post(`${at}/plan`, { plan: 'yes', 'plan-seen': '0', then: 'back' })
    assert.equal(back.location, `${at}/why`)
    const first = await device.post(`${at}/home`, { then: 'back' })
    assert.equal(first.location, at)
    assert.deepEqual(
      (await wordsOf(voice)).flatMap(({ words, value }) => words || value || []),
      ['I meant to go on', 'yes'],
    )
  })

  test('a page that says it showed a version that cannot be is kept like one that showed none', async () => {
    const { voice, link } = await aLink()
    const device = aDevice()
    const at = await device.open(link)
    for (const seen of ['99999999999999999999', '-1', '1e9', 'x'])
      await device.post(`${at}/more`, { more: 'The dog', 'more-seen': seen, then: 'next' })
    assert.deepEqual(
      (await wordsOf(voice)).map(({ words }) => words),
      ['The dog'],
    )
    assert.deepEqual(visits.problems, [])
  })

  test('UA-D16: one press hands in, for a child and for a carer; saving for later is apart', async () => {
    const child = await aLink()
    const device = aDevice()
    const at = await device.open(child.link)
    await device.post(`${at}/home`, { home: 'yes', 'home-seen': '0', then: 'next' })
    assert.match((await device.get(`${at}/share`)).text, /I am finished/)
    await device.post(`${at}/share`, { share: 'carers', 'share-seen': '0', then: 'finish' })
    assert.match((await device.get(at)).text, /You should hear by Thu 17 December/)
    const carer = await aLink('carer')
    const there = await device.open(carer.link)
    await device.post(`${there}/part-1`, { year: 'Good', 'year-seen': '0', then: 'stop' })
    const stateOf = async (voice: Row) =>
      (await database.asPerson(home.quality.id, testNow, (tx) => findVoice(tx, voice.ref))).state
    assert.equal(await stateOf(child.voice), 'given')
    assert.equal(await stateOf(carer.voice), 'started')
    assert.match((await device.get(`${there}/part-2`)).text, /value="finish"[^>]*>\s*Hand it in/)
    await device.post(`${there}/part-2`, { keep: 'The support', 'keep-seen': '0', then: 'finish' })
    assert.equal(await stateOf(carer.voice), 'given')
    assert.equal((await wordsOf(carer.voice)).length, 2)
    assert.match((await device.get(there)).text, /Thank you/)
  })

  test('UA-D17: a carer is asked about the review only after it was held', async () => {
    const pieceId = await anAuditOf(database, home.household.id)
    const { link } = await aLink('carer', { pieceId })
    const device = aDevice()
    const at = await device.open(link)
    const pages = async () => (await device.get(`${at}/part-1`)).text + (await device.get(`${at}/part-2`)).text
    assert.doesNotMatch(await pages(), /My review was fair/)
    assert.match(await pages(), /Does not apply/)
    await database.asOwner((client) =>
      client.query(
        `with r as (insert into carer_reviews (household_id, source_id, kind, due_on, held_on) values ($1, 'r-d17', 'annual', '2026-11-10', '2026-11-18') returning id)
         update audits set review_id = r.id, kind = 'review_linked' from r where audits.id = $2`,
        [home.household.id, pieceId],
      ),
    )
    assert.match(await pages(), /My review was fair/)
    await database.asOwner((client) =>
      client.query(`update carer_reviews set held_on = null where held_on = '2026-11-18'`),
    )
    assert.doesNotMatch(await pages(), /My review was fair/)
  })
})

describe('who comes later', () => {
  test('AX-7: who opens the link later does not learn that the button was pressed', async () => {
    const { link } = await aLink()
    const [mine, theirs] = [aDevice(), aDevice()]
    const at = await mine.open(link)
    const pressed = await mine.post(`${at}/now`)
    assert.match((await mine.get(pressed.location!)).text, /We know that you want to tell/)
    const other = await theirs.open(link)
    assert.equal((await theirs.get(`${other}/now`)).location, other)
  })
})

describe('help from the page itself', () => {
  const forms: readonly [VoiceKind, string][] = [
    ['child', 'fq.yp1'],
    ['child', 'fq.yp2'],
    ['child', 'fq.yp3'],
    ['child', 'fq.yp.observed'],
    ['carer', 'fq.fc'],
    ['household_member', 'fq.hh'],
    ['parent', 'fq.par'],
    ['partner', 'fq.pt'],
  ]

  for (const [kind, form] of forms) {
    test(`AX-6, UA-D15: stands on every page that takes a worry of ${form}, with who reads it and who is told`, async () => {
      const { link } = await aLink(kind, { form })
      const device = aDevice()
      const at = await device.open(link)
      const welcome = await device.get(at)
      assert.match(welcome.text, /the people whose job is to keep (you|children) safe will know/)
      assert.match(welcome.text, /may remember that you were here/)
      const own = form.startsWith('fq.yp') && form !== 'fq.yp.observed'
      assert.equal((await device.get(`${at}/now`)).location, at)
      const pressed = (await device.post(`${at}/now`)).location!
      for (const page of [await device.get(`${at}/${own ? 'safe' : 'part-1'}`), await device.get(pressed)]) {
        for (const href of [
          'tel:999',
          'https://999bsl.co.uk/',
          `tel:${contactsForTests.outOfHoursTelephone.replaceAll(' ', '')}`,
        ])
          assert.ok(page.text.includes(`href="${href}"`), `${form}: ${href}`)
        assert.ok(page.text.includes(contactsForTests.dayName))
        if (kind === 'child') assert.match(page.text, /Mary Jones[\s\S]*href="tel:01632960444"/)
        assert.ok(
          page.text.indexOf('tel:999') < page.text.indexOf('tel:', page.text.indexOf('tel:999') + 1),
          '999 stands first',
        )
        assert.match(page.text, /Leave this page quickly/)
      }
      if (own)
        assert.match(welcome.text, /Mary Jones, your (Independent R|r)eviewing (O|o)fficer, and the quality team read/)
    })
  }

  test('“I want to tell someone something now” is told at once, takes what was just said along, and its words add up', async () => {
    const { voice, link } = await aLink()
    const device = aDevice()
    const at = await device.open(link)
    const told = await device.post(`${at}/now`, { home: 'no', 'home-seen': '0', back: 'home', then: 'now' })
    assert.equal(told.location, `${at}/now?back=home`)
    assert.match((await device.get(told.location!)).text, /leave it blank[\s\S]*by mistake\? That is all right/)
    await device.post(`${at}/now/words`, { words: 'Please come', back: 'home' })
    await device.post(`${at}/now`, { back: 'nonsense' })
    const sent = await device.post(`${at}/now/words`, { words: 'It is about tonight', back: '' })
    assert.doesNotMatch((await device.get(sent.location!)).text, /Please come|about tonight/)
    const words = await wordsOf(voice)
    assert.equal(words.find(({ question }) => question === 'fq.yp2.now')!.words, 'Please come\n\nIt is about tonight')
    assert.equal(words.find(({ question }) => question === 'fq.yp2.home')!.value, 'no')
    const found = await database.asPerson(home.quality.id, testNow, (tx) => findVoice(tx, voice.ref))
    assert.equal(found.toReadToday, true)
    const mail = await database.asOwner((client) =>
      client.query(
        `select m.to_id, m.urgent from messages m join alerts a on m.path = '/alerts/' || a.ref
          where a.id in (select e.alert_id from alert_entries e where e.voice_id = $1) and m.kind = 'safety alert raised'`,
        [voice.id],
      ),
    )
    assert.equal(mail.rows.length, 2)
    await device.post(`${at}/finished`)
    assert.match((await device.get(at)).text, /Is something you said not right\?[\s\S]*Tell the person who asked you/)
    assert.equal((await database.asPerson(home.quality.id, testNow, (tx) => findVoice(tx, voice.ref))).state, 'given')
  })

  test('at night, before work and on a day without it, every page that takes a worry says whom to ring', async () => {
    const { link } = await aLink()
    const device = aDevice()
    for (const [at, until] of [
      ['2026-11-19T18:00:00Z', 'Fri 20 November, 09:00'],
      ['2026-11-20T07:00:00Z', 'Fri 20 November, 09:00'],
      ['2026-11-21T11:00:00Z', 'Mon 23 November, 09:00'],
    ] as const) {
      visits.setNow(Temporal.Instant.from(at))
      const here = await device.open(link)
      await device.post(`${here}/now`)
      for (const path of [here, `${here}/safe`, `${here}/now`]) {
        const { text } = await device.get(path)
        assert.match(text, new RegExp(`Perhaps nobody will read this before ${until}`), path)
        assert.match(text, /hearth-night[\s\S]*tel:999[\s\S]*tel:08001111/, path)
      }
    }
    visits.setNow(testNow)
    const here = await device.open(link)
    assert.doesNotMatch((await device.get(`${here}/safe`)).text, /Perhaps nobody will read this before/)
  })
})
