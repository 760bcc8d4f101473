import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Room } from '#platform/room.ts'
import { draftRoutes } from './routes/draft.ts'
import { versionRoutes } from './routes/versions.ts'
import type { ShapedForm } from './shaped.ts'

export type { Answer, Given, Meanwhile } from './answer.ts'
export { publishShipped, type Shipped } from './commands/publish.ts'
export { type Body, fieldOf, givenIn, idOf, isConfirmed, isNews, isUnticked, postedIn, settledIn } from './fields.ts'
export { answerWords } from './pages/answer-words.ts'
export { control, type Look, needed } from './pages/control.ts'
export { descriptors } from './pages/descriptors.ts'
export {
  type Field,
  inSection,
  type OfTheForm,
  questionField,
  textOf,
  twoAnswers,
} from './pages/question.ts'
export { kindsOffered } from './pages/was-read.ts'
export { readDay } from './read-day.ts'
export type { ShapedForm } from './shaped.ts'
export { gaveWay } from './two-answers.ts'
export { mistakeInRead } from './was-read.ts'

/** The pages on which a form is shaped, version by version. */
export const editorOf = (shaped: ShapedForm): readonly AnyRoute<Need>[] => [
  ...versionRoutes(shaped),
  ...draftRoutes(shaped),
]

/** Its pages are those of the rooms whose forms they are. */
export const room: Room<Need> = { key: 'forms' }
