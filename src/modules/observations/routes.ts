import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readPage } from '#platform/http/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { listingPage, rotaPage } from './pages/list.ts'
import { listRota } from './queries/figures.ts'
import { listHeard } from './queries/heard.ts'
import { listObservations } from './queries/observations.ts'
import { askPlan, takePlan } from './routes/plan.ts'
import { observationSettings } from './settings.ts'
import { observations } from './stream.ts'

const path = '/observations'

export const routes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: list },
  {
    method: 'GET',
    path: `${path}/rota`,
    need: 'observe_practice',
    records: 'nothing',
    handler: rota,
  },
  {
    method: 'GET',
    path: `${path}/new`,
    need: 'observe_practice',
    records: 'nothing',
    handler: askPlan,
  },
  { method: 'POST', path, need: 'observe_practice', records: 'observation planned', handler: takePlan },
  ...observations.routes,
]

async function list({ tx, actor, query, today }: Context) {
  const mayPlan = actor.duties.has('observe_practice')
  return page(
    listingPage({
      list: await listObservations(tx, readPage(query)),
      query,
      today,
      mayPlan,
      heard: await listHeard(tx),
    }),
  )
}

async function rota({ tx, today }: Context) {
  return page(rotaPage(await listRota(tx, today), await readSettings(tx, today, observationSettings), today))
}
