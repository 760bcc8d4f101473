import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { restore } from '#platform/backup/index.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { emptyDatabase } from './database.ts'
import { type Answer, openVisits, type Visitor, type Visits } from './visitor.ts'

/*
 * A service of the version before every piece of evidence had a floor of its own, with something of everything in it, as its own backup
 * holds it; and what each of its people saw then, page by page, as that version wrote it down: which records a page named, and which of
 * the words that somebody had typed (by their line in the list above). Brought up to date, everybody sees the same at the same addresses.
 */

const folder = new URL('version-before/', import.meta.url)
const backup = new URL('backup', folder).pathname
const [typedThen = '', ...people] = readFileSync(new URL('seen.txt', folder), 'utf8').trimEnd().split('\n\n')
const typed = typedThen.split('\n').map((line) => JSON.parse(line) as string)

/** What was shown then, and is not now: words that were not handed in yet are read on no page of a voice (decision 64). */
const noMore: Readonly<Record<string, readonly string[]>> = { '/voices/V-1005': ['#4'] }

/** What stands there now beside the same: the days of its period, in the address of the file that it goes into; and for which child their reviewing officer may
 * begin something there. */
const nowToo: Readonly<Record<string, readonly string[]>> = {
  '/agreement': ['#1'],
  '/households/H-1001?kind=review': ['C-1001'],
  '/households/H-1001?kind=placement': ['C-1001'],
  '/households/H-1004?kind=placement': ['C-1004'],
}

/** What stood there as an example of what may be looked for ("Such as H-1001"), whoever looked. */
const anExample: Readonly<Record<string, string>> = { '/households': 'H-1001' }

/** Where the page More led to stands under the words of the header now. */
const movedOn: Readonly<Record<string, string>> = { '/more': '/settings' }

const { connection } = await emptyDatabase()
const database = openDatabase({ ...connection, max: 5, idleTimeoutMillis: 1000 })
let visits: Visits

before(async () => {
  await restore(connection, backup, { unsigned: true })
  visits = await openVisits({ ...database, connection, webLogin: connection, asOwner: () => assert.fail() })
})
after(async () => {
  await visits.close()
  await database.close()
})

describe('what everybody saw in the version before', () => {
  for (const block of people) {
    const [key = '', ...lines] = block.split('\n')
    test(`${key} sees at the same addresses`, async () => {
      const visitor = await visits.as(key)
      for (const line of lines) {
        const [address = '', status, ...names] = line.split(' ')
        const { status: is, location, text } = await onTheChildsPage(visitor, await wholeOf(visitor, address))
        const on = movedOn[address]
        if (on) {
          assert.deepEqual([is, location], [303, on], `${key} ${address}`)
          continue
        }
        const now = [String(is), ...(location ? [pathOf(location)] : []), ...namedIn(text)]
        const then = names
          .map(pathOf)
          .filter((name) => !noMore[address]?.includes(name) && (name !== anExample[address] || now.includes(name)))
        // A page of an audit may show what the same person saw on its other pages: decisions stand beside what they rest on, a child has one page.
        const elsewhere = seenIn(auditOf(address), lines)
        // A number that stands beside what led to it then: a child's beside their initials, a voice's beside who was asked.
        const places = { ...(auditOf(address) && { C: '/children' }), V: '/voices' } as Readonly<Record<string, string>>
        for (const name of now.filter((one) => !then.includes(one) && places[one.charAt(0)] !== undefined))
          if ((await visitor.get(`${places[name.charAt(0)]}/${name}`)).status === 200) elsewhere.add(name)
        if (/\/(decision|settlement)$/.test(address))
          for (const section of ['ovr', 'mod'])
            for (const name of namedIn((await visitor.get(`${auditOf(address)}/sections/${section}`)).text))
              elsewhere.add(name)
        const same = now.filter(
          (name) => then.includes(name) || !(elsewhere.has(name) || nowToo[address]?.includes(name)),
        )
        assert.deepEqual(same.join(' '), [status, ...then].join(' '), `${key} ${address}`)
      }
    })
  }
})

const auditOf = (address: string): string | undefined => /^\/audits\/A-\d+/.exec(address)?.[0]

/** Everything that somebody was shown then on the pages of one audit, and the children whom those pages are about. */
function seenIn(audit: string | undefined, lines: readonly string[]): Set<string> {
  const theirs = lines.filter(
    (line) => audit !== undefined && (line.startsWith(`${audit} `) || line.startsWith(`${audit}/`)),
  )
  return new Set(
    theirs.flatMap((line) => [...line.split(' ').slice(2), ...(line.split(' ')[0]!.match(/C-\d+/g) ?? [])]),
  )
}

/** A child's section has its place on the child's page now. */
const onTheChildsPage = (visitor: Visitor, answer: Answer): Answer | Promise<Answer> =>
  /^\/audits\/A-\d+\/children\//.test(answer.location ?? '') ? visitor.get(answer.location!.split('#')[0]!) : answer

/** A page; of a household also those that follow it: what happened there was one long page then; of My work also what is folded away. */
async function wholeOf(visitor: Visitor, address: string): Promise<Answer> {
  const answer = await visitor.get(address)
  if (address === '/') {
    const folded = [...answer.text.matchAll(/href="(\/work\/[a-z]+)"/g)].map(([, href = '']) => href)
    const rest = await Promise.all(folded.map(async (href) => mainOf((await visitor.get(href)).text)))
    return { ...answer, text: `${mainOf(answer.text)}${rest.join('')}` }
  }
  const [, next] = /<a class="govuk-link govuk-pagination__link" href="([^"]+)" rel="next"/.exec(answer.text) ?? []
  if (next === undefined || !address.startsWith('/households/')) return answer
  const { text } = await wholeOf(visitor, next.replaceAll('&amp;', '&'))
  return { ...answer, text: `${mainOf(answer.text)}${mainOf(text)}` }
}

const mainOf = (text: string): string => [...text.matchAll(/<main[^]*?<\/main>/g)].join('')

/** Where it leads; by which words of the address is the version's own. */
const pathOf = (to: string): string => to.split('?')[0]!

function namedIn(text: string): string[] {
  const main = mainOf(text)
  const refs = new Set([...main.replaceAll(/<[^>]+>/g, ' ').matchAll(/\b[ACHLTV]-\d+\b/g)].map(([ref]) => ref))
  const words = typed.flatMap((said, i) =>
    main.includes(said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')) ? [`#${i}`] : [],
  )
  return [...[...refs].toSorted(), ...words]
}
