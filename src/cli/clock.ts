/** The time, in whole seconds since the epoch. It enters here alone, and goes on as a value. */
export const clock = (): number => Math.floor(Date.now() / 1000);
