export { type Csv, type CsvLimits, type CsvRow, type ReadCsv, type RowFault, readCsv } from './csv.ts'
export { looksLikeFormula } from './formula.ts'
