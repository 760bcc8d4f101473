/*
 * Part of npm run check: every package of the lock file is under a licence of the list (scripts/libraries/licences.ts), and
 * has a hash. Asks nobody.
 */
import { listLicenceMistakes } from './libraries/licences.ts'
import { listLibraries, readLockFile } from './libraries/lock-file.ts'

const libraries = listLibraries(readLockFile(process.argv[2]))
const mistakes = listLicenceMistakes(libraries)
for (const mistake of mistakes) console.log(mistake)
if (mistakes.length === 0) {
  const shipped = libraries.filter((library) => library.shipped).length
  console.log(
    `${shipped} packages are shipped, ${libraries.length - shipped} are tools: all under licences of the list.`,
  )
}
process.exitCode = mistakes.length === 0 ? 0 : 1
