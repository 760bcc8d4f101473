import { whoToTell } from '#framework/a2-feedback-forms/index.ts'
import { findPerson, type Need, missingForLinks, readContacts } from '#modules/people/index.ts'
import { NotAllowed, NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { findFresh, keepFresh } from '../commands/fresh-link.ts'
import { makeLink, withdrawLinks } from '../commands/link.ts'
import { formOf, isChildsOwn } from '../form.ts'
import { formOfTheDay } from '../commands/form-of-the-day.ts'
import { anotherLinkPage, linkLetterPage, linkPage, linkWaitsPage } from '../pages/link.ts'
import { findVoice, openLinkUntil } from '../queries/voices.ts'
import { mayGather, type Voice } from '../voice.ts'
import { whoIs } from './staff.ts'
import { officerOf } from './visit.ts'

/* A link to somebody's own form: made once, shown to its maker for some minutes, on the screen and on paper. */

export const linkRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'POST',
    path: '/voices/:ref/links',
    need: 'signed in',
    records: 'link to a voice form made',
    handler: make,
  },
  { method: 'GET', path: '/voices/:ref/link', need: 'signed in', records: 'nothing', handler: show },
  { method: 'GET', path: '/voices/:ref/link/another', need: 'signed in', records: 'nothing', handler: askAnother },
  { method: 'GET', path: '/voices/:ref/link/letter', need: 'signed in', records: 'nothing', handler: letter },
  {
    method: 'POST',
    path: '/voices/:ref/links/withdrawal',
    need: 'signed in',
    records: 'link to a voice form withdrawn',
    handler: async (context) => {
      const voice = await findToAsk(context)
      await withdrawLinks(context.tx, voice, context.now)
      return redirect(`/voices/${voice.ref}`, 'The link no longer opens.')
    },
  },
]

/** Makes a link, unless one is out already: that one stays until somebody asks for another. A page that is loaded again makes
 * none. */
async function make({ tx, params, actor, body, today, now }: Context): Promise<Reply> {
  const voice = await findVoice(tx, params['ref']!)
  const contacts = await readContacts(tx, today)
  const childs = isChildsOwn(formOf(await formOfTheDay(tx, voice, today)))
  if (childs && mayGather(voice, actor) && missingForLinks(contacts).length > 0)
    return page(linkWaitsPage(voice, await whoIs(tx, voice), contacts))
  const isOut = (await openLinkUntil(tx, voice.id, now)) !== null
  if (mayGather(voice, actor) && isOut && textOf(body, 'again') !== 'yes') return redirect(`/voices/${voice.ref}/link`)
  await keepFresh(tx, await makeLink(tx, voice.ref, actor, { today, now }), actor, now)
  return redirect(`/voices/${voice.ref}/link`)
}

async function show(context: Context): Promise<Reply> {
  const { tx, now, today, origin } = context
  const voice = await findToAsk(context)
  const [fresh, until] = [await findFresh(tx, voice, now), await openLinkUntil(tx, voice.id, now)]
  if (!until) return redirect(`/voices/${voice.ref}`)
  const address = fresh ? `${origin}/say/${fresh.token}` : null
  return page(linkPage({ voice, who: await whoIs(tx, voice), address, lastsUntil: until, today }))
}

/** B13: the one that is out ends, which is said before it does. */
async function askAnother(context: Context): Promise<Reply> {
  const { tx, now, today } = context
  const voice = await findToAsk(context)
  const lastsUntil = await openLinkUntil(tx, voice.id, now)
  if (!lastsUntil) return redirect(`/voices/${voice.ref}`)
  return page(anotherLinkPage({ voice, who: await whoIs(tx, voice), lastsUntil, today }))
}

async function letter(context: Context): Promise<Reply> {
  const { tx, now, today, origin, actor } = context
  const voice = await findToAsk(context)
  const fresh = await findFresh(tx, voice, now)
  if (!fresh) return redirect(`/voices/${voice.ref}/link`)
  const form = formOf(voice.form)
  return page(
    linkLetterPage({
      voice,
      who: await whoIs(tx, voice),
      address: `${origin}/say/${fresh.token}`,
      lastsUntil: fresh.lastsUntil,
      from: (await findPerson(tx, voice.gathererId ?? actor.id)).name,
      form,
      people: whoToTell(form, await readContacts(tx, today), await officerOf(tx, voice, today)),
      today,
    }),
  )
}

/** The voice, for whoever asks it. NotFound where it is not to be seen at all. */
async function findToAsk({ tx, params, actor }: Context): Promise<Voice> {
  const voice = await findVoice(tx, params['ref']!)
  if (voice.kind === 'worker') throw new NotFound()
  if (!mayGather(voice, actor)) throw new NotAllowed('The person who asks them makes, gives and withdraws the link.')
  return voice
}
