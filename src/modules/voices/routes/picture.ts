import { type OpenContext, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { chooseMark, giveMark } from '../commands/mark.ts'
import { isChildsOwn } from '../form.ts'
import { markOf, mostTries } from '../marks.ts'
import { picturePage } from '../pages/picture.ts'
import { findMark } from '../queries/visits.ts'
import { firstStep } from '../steps.ts'
import { keyOf, type Opened } from './visit.ts'

/* The pictures or the word that show somebody again what they said another day. */

export async function showPicture(opened: Opened, { tx, query }: OpenContext): Promise<Reply> {
  const mark = await findMark(tx, opened.voice.id)
  const asks = mark && query['new'] !== 'yes' ? 'give' : 'choose'
  const triesLeft = mark ? Math.max(0, mostTries - mark.wrongTries) : mostTries
  return page(picturePage(opened.place, { asks, next: nextOf(opened), triesLeft }))
}

export async function takePicture(opened: Opened, context: OpenContext): Promise<Reply> {
  const { tx, body, now } = context
  const { place, form } = opened
  const asks = textOf(body, 'asks') === 'give' ? 'give' : 'choose'
  const next = nextOf(opened)
  const mark = markOf({ colour: textOf(body, 'colour'), picture: textOf(body, 'picture'), word: textOf(body, 'word') })
  if (!mark) {
    const mistake = isChildsOwn(form) ? 'Choose a colour and a picture, or write a word' : 'Write a word'
    return page(picturePage(place, { asks, next, mistake, triesLeft: mostTries }))
  }
  if (asks === 'choose') {
    await chooseMark(tx, keyOf(context), mark, now)
    return redirect(`${place.at}/${next}`)
  }
  const { right, triesLeft } = await giveMark(tx, keyOf(context), mark, now)
  if (right) return redirect(place.at)
  if (triesLeft === 0) return redirect(`${place.at}/picture`)
  const mistake = `That is not what was chosen. You can try ${triesLeft} more ${triesLeft === 1 ? 'time' : 'times'}`
  return page(picturePage(place, { asks, next, mistake, triesLeft }))
}

const nextOf = ({ form, said }: Opened): string => (isChildsOwn(form) ? firstStep(form, said) : 'part-1')
