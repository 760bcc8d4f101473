import fc from 'fast-check'

/** `npm test` loads this first: properties draw the same examples on every machine. HEARTH_TEST_SEED=… draws others. */
fc.configureGlobal({ seed: Number(process.env['HEARTH_TEST_SEED'] ?? 20261119) })
