/** A small form that saves by itself: what the server said of its fields, and what came of it. */

import { useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { assess as say } from "../../messages/en/desk-assess";
import { sentence } from "./saving";
import type { Problems } from "./use-assessment";

export function useSending() {
  const [problems, setProblems] = useState<Problems>({});
  const [said, setSaid] = useState<{ text: string; isGood: boolean } | null>(null);
  const [isSending, setSending] = useState(false);

  const send = async <Answer>(sent: () => Promise<Answer>, sayDone: (answer: Answer) => string) => {
    setSending(true);
    setProblems({});
    setSaid(null);
    try {
      setSaid({ text: sayDone(await sent()), isGood: true });
      return true;
    } catch (error) {
      const named = error instanceof Refused ? (error.problem.errors ?? []) : [];
      setProblems(Object.fromEntries(named.map(({ field, message }) => [field, sentence(message)])));
      if (named.length === 0) setSaid({ text: say.notSaved, isGood: false });
      return false;
    } finally {
      setSending(false);
    }
  };

  return { problems, said, isSending, send, refuse: setProblems };
}
