export { agreementOf, shareInWords } from './agreement.ts'
export { listGradedTwice } from './queries/agreement.ts'
export { routes } from './routes/agreement.ts'
