/** The outbox itself: what is said is stored first, and sent whenever that is possible. */

import { announce } from "./changes";
import { answer, change } from "./database";
import { asEntry, type Entry, type NewEntry } from "./entry";

/** Resolves once the phone has it on disk; sending is somebody else's matter. */
export async function save(entry: NewEntry): Promise<void> {
  await change(["outbox"], (store) => answer(store("outbox").add(asEntry(entry))));
  announce();
}

/** Takes an entry back: unsent, both vanish; perhaps sent, `undoing` follows it. */
export async function takeBack(id: string, undoing: NewEntry): Promise<void> {
  await change(["outbox"], async (store) => {
    const entry = await answer<Entry | undefined>(store("outbox").index("id").get(id));
    if (entry && !entry.tried && entry.seq !== undefined) store("outbox").delete(entry.seq);
    else store("outbox").add(asEntry({ ...undoing, undoes: id }));
  });
  announce();
}

/** The person has read that an entry was refused. */
export async function letGo(id: string): Promise<void> {
  await change(["outbox"], async (store) => {
    const key = await answer(store("outbox").index("id").getKey(id));
    if (key !== undefined) store("outbox").delete(key);
  });
  announce();
}
