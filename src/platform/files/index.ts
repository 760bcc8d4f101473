export { type Broken, brokenAccents } from './accents.ts'
export {
  type Csv,
  type CsvLimits,
  type CsvRow,
  type IsHeader,
  type ReadCsv,
  type RowFault,
  readCsv,
  tooLarge,
} from './csv.ts'
export { looksLikeFormula } from './formula.ts'
export { type Filed, writeCsv } from './write-csv.ts'
