import { activities } from '#framework/s4-activities.ts'
import type { Need } from '#modules/people/index.ts'
import { hash } from '#platform/hash.ts'
import { type AnyRoute, asText, linkToken, openRoute, page, redirect } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { endFeed, type FeedLine, findFeed, makeFeed, mostFetches, openFeed } from '../commands/feed.ts'
import { icalendar } from '../icalendar.ts'
import { feedPage } from '../pages/feed.ts'

/** The private address of somebody's own part of the year, and what their calendar finds there. */
export const feedRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/calendar/address',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, actor, today }) => page(feedPage(await findFeed(tx, actor), today)),
  },
  {
    method: 'POST',
    path: '/calendar/address',
    // Its answer holds the secret: it is kept nowhere, not even for the same form sent twice.
    again: 'freely',
    need: 'signed in',
    records: 'calendar address made',
    handler: async ({ tx, actor, now, origin }) => {
      const token = await makeFeed(tx, actor, now)
      return redirect(
        '/calendar/address',
        `Copy this address now, it is shown once: ${origin}/calendar/feed/${token}.ics`,
      )
    },
  },
  {
    method: 'POST',
    path: '/calendar/address/ending',
    need: 'signed in',
    records: 'calendar address ended',
    handler: async ({ tx, actor, now }) => {
      await endFeed(tx, actor, now)
      return redirect('/calendar/address', 'The address has ended: no calendar reads it any more.')
    },
  },
  openRoute({
    method: 'GET',
    path: '/calendar/feed/:token',
    records: 'nothing',
    byLink: true,
    handler: async ({ tx, params, now }) => {
      // Some programs want the ending, and some take it away.
      const tokenHash = hash(linkToken((params['token'] ?? '').replace(/\.ics$/i, '')))
      const lines = await openFeed(tx, tokenHash)
      if (!lines) throw new NotFound('There is nothing at this address, or it has ended.')
      if (lines === 'too often') return { ...asText('text/plain; charset=utf-8', tooOften, 429), retryAfter: 3600 }
      const days = lines.map((one) => ({ uid: uidOf(one, tokenHash), on: one.dueOn, summary: inWords(one) }))
      return asText('text/calendar; charset=utf-8', icalendar('The agreed year', days, now))
    },
  }),
]

const tooOften = `This calendar was asked for more than ${mostFetches} times within an hour. Let your calendar ask once an hour; it answers again by then.`

/** The same as long as the address is, and nothing of which line it is: two people's cannot be laid beside each other. */
const uidOf = ({ line }: FeedLine, tokenHash: string): string => `${hash(`${tokenHash} ${line}`).slice(0, 32)}@hearth`

const inWords = ({ activity }: FeedLine): string =>
  `Due: ${activities.find(({ key }) => key === activity)?.what ?? 'something that the agreed year asks of you'}`
