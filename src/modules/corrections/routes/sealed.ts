import { type Context, page, type Reply, redirect } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { momentInWords } from '#platform/dates/index.ts'
import { eraseSealed, openSealed } from '../commands/sealed.ts'
import { type Correction, mayOpen } from '../correction.ts'
import { readErasure, readReason } from '../forms.ts'
import { erasurePage, openingPage } from '../pages/sealed.ts'
import { listOutstanding } from '../queries/corrections.ts'
import { hrefOf, looked } from './show.ts'

/* What was sealed: the Head opens it, or erases it for good. Everybody else finds on its page how it stands. */

export async function showOpening(context: Context): Promise<Reply> {
  const correction = await looked(context)
  return mayOpen(correction, context.actor) ? askWhy(context, correction, []) : redirect(hrefOf(correction))
}

export async function takeOpening(context: Context): Promise<Reply> {
  const { tx, actor, body, now, today } = context
  const correction = await looked(context)
  const read = readReason(body)
  if (!read.ok && mayOpen(correction, actor)) return askWhy(context, correction, read.mistakes)
  await openSealed(tx, correction.id, read.ok ? read.value : '', actor)
  const until = momentInWords(now.add({ minutes: 15 }), today)
  return redirect(`${hrefOf(correction)}#sealed`, `It is open to you until ${until}.`)
}

const askWhy = ({ body }: Context, correction: Correction, mistakes: readonly Mistake[]): Reply =>
  page(openingPage({ correction, body, mistakes }))

export async function showErasure(context: Context): Promise<Reply> {
  const correction = await looked(context)
  return mayOpen(correction, context.actor) ? askWhether(context, correction, []) : redirect(hrefOf(correction))
}

export async function takeErasure(context: Context): Promise<Reply> {
  const { tx, actor, body, today } = context
  const correction = await looked(context)
  const read = readErasure(body, today)
  if (!read.ok && mayOpen(correction, actor)) return askWhether(context, correction, read.mistakes)
  await eraseSealed(tx, correction.id, read.ok ? read.value : { law: 'unlawful', why: '', until: today }, actor)
  return redirect(hrefOf(correction), 'It is erased.')
}

/** What Hearth knows of that stands against it is said instead of the form. */
async function askWhether({ tx, body }: Context, correction: Correction, mistakes: readonly Mistake[]): Promise<Reply> {
  return page(erasurePage({ correction, outstanding: await listOutstanding(tx, correction.id), body, mistakes }))
}
