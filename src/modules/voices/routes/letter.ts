import { type OpenContext, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { saveAndFinishByLink, saveByLink } from '../commands/by-link.ts'
import { readAnswers } from '../forms.ts'
import * as letter from '../pages/letter.ts'
import { keyOf, onwards, type Opened, shownIn } from './visit.ts'

/* An adult's form behind a link: like a letter, in one part or two. */

export async function showLetterStep({ form, place, said }: Opened, step: string): Promise<Reply> {
  const part = letter.partsOf(form).find(({ number }) => step === `part-${number}`)
  if (part) return page(letter.letterPart(place, part, { said }))
  return step === 'stop' ? page(letter.letterSaved(place, said)) : redirect(place.at)
}

export async function takeLetterPart(opened: Opened, context: OpenContext, step: string): Promise<Reply> {
  const { voice, visit, form, place } = opened
  const { tx, now, today, body } = context
  const part = letter.partsOf(form).find(({ number }) => step === `part-${number}`)
  if (!part) return redirect(place.at)
  // All that the page asked, whichever part it asked it in: a page that stood open may be of another division.
  const given = readAnswers(form, body, voice.kind)
  const then = textOf(body, 'then')
  const handsIn = then === 'finish' && part.number === part.of
  const saved = await (handsIn ? saveAndFinishByLink : saveByLink)(tx, keyOf(context), given, { now, today })
  if (saved.link === 'open' && saved.clashes.length > 0) {
    const shown = { said: await shownIn(tx, visit), typed: saved.clashes }
    return page({ ...letter.letterPart(place, part, shown), status: 409 })
  }
  if (handsIn) return onwards(context, saved, place, '')
  if (then === 'back') return onwards(context, saved, place, `part-${Math.max(1, part.number - 1)}`)
  if (then === 'stop') return onwards(context, saved, place, 'stop')
  return onwards(context, saved, place, part.number < part.of ? `part-${part.number + 1}` : 'stop')
}
