/** A backup that cannot be written or restored. The message is one plain sentence for the operator. */
export class BackupProblem extends Error {
  override name = 'BackupProblem'
}
