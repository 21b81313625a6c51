/** What stands over each question of a flow. */

export const step = (over: string, n: number, of: number): string => `${over} · ${n} of ${of}`;
export const happened = "Something happened";
export const help = "Help now";
