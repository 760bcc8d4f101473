import { type OpenContext, redirect, type Reply } from '#platform/http/index.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { tellNowByLink } from '../commands/by-link.ts'
import { isAlert } from '../form.ts'
import { readAnswers } from '../forms.ts'
import { isAsShown } from '../visit.ts'
import { saidInWords } from '../words.ts'
import { closed, handedIn, keyOf, type Opened } from './visit.ts'

/* A page that stood open, or that Back brought, and that posts after everything was handed in. What was handed in stays as it
 * is; a sign that somebody is not safe goes its road all the same, and words come back to whoever wrote them. */

export async function takeLate(opened: Opened, context: OpenContext): Promise<Reply> {
  const news = newsOf(opened, context)
  if (news.some((one) => isAlert(opened.form, one))) return tell(opened, context, news)
  return handedIn(opened, context.tx, context.today, inWords(opened, news))
}

/** The button: what had just been answered beside it goes with it. */
export async function takeNowLate(opened: Opened, context: OpenContext): Promise<Reply> {
  return tell(opened, context, newsOf(opened, context))
}

async function tell(opened: Opened, context: OpenContext, news: readonly Given[]): Promise<Reply> {
  const { tx, now, today } = context
  const words = inWords(opened, news).join('\n')
  const told = await tellNowByLink(tx, keyOf(context), words, { now, today })
  if (told.link === 'gone') return closed(context)
  return redirect(`${opened.place.at}/now${words === '' ? '' : '?sent=yes'}`)
}

const newsOf = ({ form, voice, said }: Opened, { body }: OpenContext): Given[] =>
  readAnswers(form, body, voice.kind).filter((one) => !isBlank(one) && !isAsShown(one, said.get(one.question)))

/** "I feel safe where I live. No. He hits me". */
function inWords({ form }: Opened, news: readonly Given[]): string[] {
  const said = new Map<string, Said>(news.map((one) => [one.question, { ...one, version: 0 }]))
  return saidInWords(form, said).map(({ question, answer, words }) =>
    [question, answer, words].filter((part) => part !== '').join(' – '),
  )
}
