/** What a field held in the running plan, where it holds something else now. */

export function wasIf(
  before: string | undefined,
  now: string,
  say: (value: string) => string = (value) => value,
): string | undefined {
  return before === undefined || before === now ? undefined : say(before);
}
