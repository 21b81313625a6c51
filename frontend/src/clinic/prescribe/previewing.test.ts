import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { latestAnswer } from "./previewing";

/** A server whose answers the test gives when it likes. */
function makeServer() {
  const asked: { question: string; answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const ask = (question: string) =>
    new Promise<string>((answer, fail) => {
      asked.push({ question, answer, fail });
    });
  const heard: string[] = [];
  const failed: unknown[] = [];
  const asker = latestAnswer(
    ask,
    (answer) => heard.push(answer),
    (error) => failed.push(error),
    300,
  );
  return { asked, heard, failed, asker };
}

describe("a preview", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is asked for once, when the typing rests", async () => {
    const { asker, asked } = makeServer();
    for (const question of ["1", "18", "18:00"]) asker.want(question);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked.map(({ question }) => question)).toEqual(["18:00"]);
  });

  it("shows only the newest answer, in whatever order they come", async () => {
    const { asker, asked, heard } = makeServer();
    asker.want("old");
    await vi.advanceTimersByTimeAsync(300);
    asker.want("new");
    await vi.advanceTimersByTimeAsync(300);
    asked[1]?.answer("answer to new");
    asked[0]?.answer("answer to old");
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(["answer to new"]);
  });

  it("drops a failure that came too late, too", async () => {
    const { asker, asked, failed } = makeServer();
    asker.want("old");
    await vi.advanceTimersByTimeAsync(300);
    asker.want("new");
    asked[0]?.fail(new Error("gone"));
    await vi.advanceTimersByTimeAsync(0);
    expect(failed).toEqual([]);
  });

  it("hears nothing any more once it is dropped", async () => {
    const { asker, asked, heard } = makeServer();
    asker.want("old");
    await vi.advanceTimersByTimeAsync(300);
    asker.drop();
    asked[0]?.answer("answer");
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([]);
  });
});
