import { page, redirect, type Route } from '#platform/http/index.ts'
import { forgetWords } from '../commands/kept-words.ts'
import type { Need } from '../need.ts'
import { keptWordsPage } from '../pages/kept-words.ts'
import { findKeptWords } from '../queries/kept-words.ts'

export const keptWordsRoutes: readonly Route<Need>[] = [
  {
    method: 'GET',
    path: '/kept-words/:id',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor, today }) => {
      const kept = await findKeptWords(tx, params['id'] ?? '', actor.id)
      return page({ title: 'We kept what you typed', main: keptWordsPage(kept, today) })
    },
  },
  {
    method: 'POST',
    path: '/kept-words/:id/removal',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor }) => {
      await forgetWords(tx, params['id'] ?? '', actor.id)
      return redirect('/your-account', 'The words that we kept are thrown away.')
    },
  },
]
