import type { Need } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import {
  type AnyRoute,
  type Context,
  mistakeOfLength,
  page,
  readPage,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { errand, type ImportErrand } from '../commands/errand.ts'
import { readId } from '../forms.ts'
import { takeBackPage, takenBackPage } from '../pages/take-back.ts'
import type { Preview } from '../preview.ts'
import { findImport, listStays } from '../queries/imports.ts'
import { findNames } from '../queries/names.ts'

const need = 'bring in files'
const path = '/imports/:id/taking-back'

export const takingBackRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, keyed: true, need, records: 'import looked at', handler: show },
  { method: 'POST', path, need, records: 'import taken back', handler: take },
]

async function show(context: Context): Promise<Reply> {
  const { tx, params, query, today, saw } = context
  const one = await findImport(tx, readId(params['id']))
  saw({ data: { import: one.id } })
  if (one.state === 'committed') return ask(context, [])
  return page(takenBackPage({ import: one, stays: await listStays(tx, one.id, readPage(query)), today }))
}

/** Asked once more, with what would go back and what stands in the way. */
async function ask(
  { tx, params, query, body, today, inThread }: Context,
  mistakes: readonly Mistake[],
): Promise<Reply> {
  const one = await findImport(tx, readId(params['id']))
  const asked: ImportErrand = { do: 'preview', importId: one.id }
  const { back, stays } = await inThread<Preview>(errand, asked)
  return page(
    takeBackPage({
      import: one,
      back,
      stays: pageOfAll(stays, readPage(query)),
      names: await findNames(tx),
      typed: textOf(body, 'because'),
      mistakes,
      today,
    }),
  )
}

async function take(context: Context): Promise<Reply> {
  const { tx, params, body, inThread } = context
  const one = await findImport(tx, readId(params['id']))
  const because = textOf(body, 'because').trim()
  const mistakes = because
    ? mistakeOfLength('because', because, 2000)
    : [{ field: 'because', message: 'Say why this import is taken back' }]
  if (one.state === 'committed' && mistakes.length > 0) return ask(context, mistakes)
  const asked: ImportErrand = { do: 'take back', importId: one.id, because }
  await inThread(errand, asked)
  return redirect(`/imports/${one.id}`, 'The import was taken back.')
}
