/*
 * Loaded before the program by bin/hearth.mjs. When the launcher dies, even by kill -9, the channel between the two
 * closes, and the program is asked to stop as if by Ctrl-C. Nothing is left running that nobody can see.
 */
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
