/** The current time in whole seconds since the epoch. All commands read the clock here only, and pass the time on. */
export const clock = (): number => Math.floor(Date.now() / 1000);
