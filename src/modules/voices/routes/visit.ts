import { tellForOlder } from '#framework/a2-feedback-forms/words.ts'
import { promiseOf, type TellPerson, whoToTell } from '#framework/a2-feedback-forms/index.ts'
import { coverFor, findPerson, readContacts } from '#modules/people/index.ts'
import { addWorkingDays, inWords, londonDate } from '#platform/dates/index.ts'
import { type OpenContext, page, redirect, type Reply } from '#platform/http/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Said } from '../answer.ts'
import type { ByLink } from '../commands/by-link.ts'
import { beginVisit, endVisit, openVisit } from '../commands/visit.ts'
import { type FeedbackForm, formAsked, isChildsOwn } from '../form.ts'
import { typedIn } from '../forms.ts'
import { nobodyReadsUntil } from '../night.ts'
import { childThanksPage } from '../pages/child.ts'
import { arrivedPage, linkGonePage, visitClosedPage } from '../pages/closed.ts'
import { letterThanks } from '../pages/letter.ts'
import type { Place } from '../pages/say-page.ts'
import { listSaid } from '../queries/answers.ts'
import { listSeenIn, reviewWasHeld } from '../queries/visits.ts'
import { settings } from '../settings.ts'
import { addressOf, type Key, type Shown, veil, type Visit, visitCookie } from '../visit.ts'
import { isAnswered, type Voice } from '../voice.ts'

/* Opening a link, what every page of the visit is made from, and leaving. */

/** What a page of a visit knows: `said` as this visit may show it. */
export type Opened = { visit: Visit; voice: Voice; form: FeedbackForm; said: Map<string, Shown>; place: Place }

/** The page where Hearth leaves no trace of itself: about the weather, as public services do it. */
const neutralPage = 'https://www.bbc.co.uk/weather'

/** Exchanges the token for a visit: from here on it stands in no address. */
export async function openLinkOnce({ tx, params, now, today, setCookie }: OpenContext): Promise<Reply> {
  const key = await beginVisit(tx, params['token'] ?? '', now)
  if (!key) return page(linkGonePage(await anybody(tx, today)))
  const at = addressOf(key.visit)
  setCookie(visitCookie, key.secret, at)
  return redirect(at)
}

/** Leaves at once: the visit opens nothing any more, what was said stays. */
export async function leave({ tx, now, params, cookie, setCookie }: OpenContext): Promise<Reply> {
  const key = keyOf({ params, cookie })
  await endVisit(tx, key, now)
  setCookie(visitCookie, null, addressOf(key.visit))
  return redirect(neutralPage)
}

export const keyOf = ({ params, cookie }: Pick<OpenContext, 'params' | 'cookie'>): Key => ({
  visit: params['visit'] ?? '',
  secret: cookie(visitCookie) ?? '',
})

export type Handler = (opened: Opened, context: OpenContext) => Promise<Reply>

/** What else is done when everything has been handed in, and when there is nothing to open. */
export type Otherwise = { late?: Handler; shut?: (context: OpenContext) => Promise<Reply> }

/** Opens the visit; when there is nothing to open, or everything has been said, says so whatever was asked for. */
export async function withVisit(
  context: OpenContext,
  handler: Handler,
  { late = handedIn, shut = closed }: Otherwise = {},
): Promise<Reply> {
  const { tx, now, today } = context
  const found = await openVisit(tx, keyOf(context), now)
  if (!found) return shut(context)
  const { visit, voice, expiresAt } = found
  const form = formAsked(voice.form, {
    reviewHeld: await reviewWasHeld(tx, voice.id),
    said: await listSaid(tx, voice.id),
    carersName: voice.carersName,
  })
  const officer = await officerOf(tx, voice, today)
  const place: Place = {
    form,
    at: addressOf(visit.id),
    until: inWords(londonDate(expiresAt), today),
    people: whoToTell(form, await readContacts(tx, today), officer),
    promise: promiseOf(form, { officer: officer?.name }),
    nobodyUntil: nobodyReadsUntil(now),
    language: voice.language,
  }
  const opened = { visit, voice, form, place, said: await shownIn(tx, visit) }
  return (isAnswered(voice) ? late : handler)(opened, context)
}

/** Everything has been said: what happens next, and nothing of what was said. */
export async function handedIn(
  { form, place, voice, said: answers }: Opened,
  { tx, today }: OpenContext,
): Promise<Reply> {
  const said = voice.state === 'given'
  if (!isChildsOwn(form)) return page(letterThanks(place, { said, answers }))
  return page(childThanksPage(place, { said, hearsBy: await hearsBy(tx, voice, today) }))
}

/** What was said, as this visit may show it now. */
export async function shownIn(tx: Tx, visit: Visit): Promise<Map<string, Shown>> {
  const said: Map<string, Said> = await listSaid(tx, visit.voiceId)
  return veil(said, await listSeenIn(tx, visit))
}

/** Nothing opens here. Words that were being sent come back to whoever sent them. */
export async function closed({ tx, today, body, fromElsewhere, cookie, params }: OpenContext): Promise<Reply> {
  if (fromElsewhere && !cookie(visitCookie)) return page(arrivedPage(addressOf(params['visit'] ?? '')))
  return page(visitClosedPage(await anybody(tx, today), typedIn(body), Object.keys(body).length > 0))
}

/** On to a step of the visit; `''` is its first page. */
export async function onwards(context: OpenContext, done: ByLink<object>, place: Place, step: string): Promise<Reply> {
  if (done.link === 'gone') return closed(context)
  return redirect(done.link === 'finished' || step === '' ? place.at : `${place.at}/${step}`)
}

/** Whoever asks them; while that person is away, who does their work. */
export async function officerOf(tx: Tx, voice: Voice, today: Temporal.PlainDate): Promise<TellPerson | undefined> {
  if (voice.gathererId === null || voice.kind === 'worker') return undefined
  const officer = await findPerson(tx, voice.gathererId)
  return { ...officer, away: await coverFor(tx, officer.id, today) }
}

/** By when a child should hear what came of it (clause 2.2), in words; undefined when there is nothing to hear. */
async function hearsBy(tx: Tx, { givenAt }: Voice, today: Temporal.PlainDate): Promise<string | undefined> {
  if (givenAt === null) return undefined
  const { 'voices.answer_due': days } = await readSettings(tx, today, settings)
  return inWords(addWorkingDays(londonDate(givenAt), days), today)
}

/** Whom anybody can turn to, whoever they are. */
export async function anybody(tx: Tx, today: Temporal.PlainDate) {
  return whoToTell({ tell: tellForOlder }, await readContacts(tx, today), undefined)
}
