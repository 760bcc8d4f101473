export { routes } from './routes/sample.ts'
export { draw as drawByLot } from './selection.ts'
export { settings } from './settings.ts'
