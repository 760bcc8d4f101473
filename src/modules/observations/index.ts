import { observationForm } from '#framework/a2-observation-form/index.ts'
import { questionOf } from '#framework/forms/form.ts'
import { drawingOf, findWordsAsked } from '#modules/evidence/index.ts'
import { publishShipped } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Room } from '#platform/room.ts'
import { stream } from './commands/move.ts'
import { beginLinks } from './begin-links.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { readForm } from './queries/case.ts'
import { timelineOfObservations } from './queries/timeline.ts'
import { findObservation, holdObservation } from './queries/observations.ts'
import { routes } from './routes.ts'
import { settingGroups } from './settings.ts'
import { steps } from './steps.ts'
import { listObservationWork } from './work.ts'

export { noteTalk } from './commands/talk.ts'
export { makeMove as moveObservation, type MoveRequest as ObservationMove } from './commands/move.ts'
export { planObservation } from './commands/plan.ts'
export { listChildren as listChildrenOfObservation, type OfObservations } from './queries/case.ts'
export { listRota as listObservationRota } from './queries/rota.ts'
export { findObservation } from './queries/observations.ts'
export { filling as observationFilling } from './routes.ts'
export { figuresPanel as observationFiguresPanel } from './pages/figures.ts'
export { type Figures as ObservationFigures, figuresOf as observationFiguresOf } from './queries/figures.ts'

export const room: Room<Need> = {
  ...{ key: 'observations', routes: () => routes, places, settings: settingGroups, messages },
  moves: drawingOf({ ...stream, steps }),
  prepare: (tx) =>
    publishShipped(tx, { key: 'observation', form: observationForm, note: 'As Hearth ships it.', whyKept: () => null }),
  jobs: () => jobs,
  work: listObservationWork,
  timeline: { at: 45, kind: 'observation', name: 'Observed visits', ofHousehold: timelineOfObservations },
  begin: beginLinks,
  references: [
    {
      ...{ letter: 'O', path: `${stream.path}/`, find: findObservation },
      origin: {
        noun: stream.noun,
        find: findObservation,
        holdForAction: async (tx, ref) => {
          const piece = await holdObservation(tx, ref, 'beside')
          if (steps[piece.state].over)
            throw new Refused('This observation is over: no action can be set in it any more.')
          return piece
        },
        raisers: ['observe_practice'],
        findWordsAsked: async (tx, ref, key) =>
          ref === null ? questionOf(key, observationForm)?.text : findWordsAsked(tx, readForm, ref, key),
      },
    },
  ],
}
