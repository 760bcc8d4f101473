import fc from 'fast-check'

/**
 * `npm test` loads this first: properties draw the same examples on every machine. HEARTH_TEST_SEED=… draws others. Where
 * HEARTH_TEST_RUNS says how many (mutants do), the first that fails is enough and nobody looks for a simpler one.
 */
fc.configureGlobal({
  seed: Number(process.env['HEARTH_TEST_SEED'] ?? 20261119),
  endOnFailure: process.env['HEARTH_TEST_RUNS'] !== undefined,
})
