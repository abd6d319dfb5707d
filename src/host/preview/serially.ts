/** Runs `work` one at a time; calls that come meanwhile are one further run. Resolves when nothing more is wanted. */
export function serially(work: () => Promise<void>): () => Promise<void> {
  let wanted = false;
  let turn: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      await work();
    }
    turn = undefined;
  };
  return () => {
    wanted = true;
    return (turn ??= run());
  };
}
