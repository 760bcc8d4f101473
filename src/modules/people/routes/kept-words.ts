import { page, type Route } from '#platform/http/index.ts'
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
]
