/** For races against time: null once the time is over. */
export const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));
