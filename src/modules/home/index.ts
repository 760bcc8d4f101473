export { navigationFor } from './navigation.ts'
export { problemPage } from './pages/problem.ts'
export { routes } from './routes.ts'
export { timelineOfHousehold } from './timeline.ts'
