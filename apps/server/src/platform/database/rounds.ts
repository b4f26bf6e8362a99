/** Parts commands into rounds to be run one after another, so that no round holds two that share what `of` names. */
export function rounds<Command>(commands: readonly Command[], of: (command: Command) => number): Command[][] {
  const all: { members: Set<number>; commands: Command[] }[] = []
  for (const command of commands) {
    const free = all.find(({ members }) => !members.has(of(command)))
    if (free) {
      free.members.add(of(command))
      free.commands.push(command)
    } else all.push({ members: new Set([of(command)]), commands: [command] })
  }
  return all.map(({ commands: round }) => round)
}
