/** The library as the server tells it; the service worker keeps it for places without a signal. */

import { signal } from "@preact/signals";
import { send } from "../api/client";

export type Level = "strong" | "moderate" | "conflicting" | "weak" | "no_benefit";

export interface Source {
  name: string;
  year: number | null;
  said: string;
  /** What it found, as one large number with its unit. */
  figure: string | null;
}

export interface Badge {
  title: string;
  level: Level;
  verdict: string;
  newest: Source;
  contrary: Source | null;
}

export interface Span {
  text: string;
  style: "plain" | "strong" | "em" | "link";
  to: string | null;
}

export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: Span[] }
  | { kind: "list"; is_ordered: boolean; items: Span[][] }
  | { kind: "note"; title: string; text: Span[]; is_urgent: boolean };

export interface LibraryPage {
  key: string;
  title: string;
  topic: string;
  summary: string;
  badge: string;
  reviewed_on: string;
  related: string[];
  exercises: string[];
  blocks: Block[];
}

export interface Library {
  supports: string;
  topics: { key: string; title: string }[];
  badges: Record<string, Badge>;
  /** The titles of those that pages name. */
  exercises: Record<string, string>;
  pages: LibraryPage[];
}

export const library = signal<Library | null>(null);
export const hasFailed = signal(false);

export async function loadLibrary(): Promise<void> {
  if (library.value) return;
  hasFailed.value = false;
  try {
    const answer = await send("GET", "/api/content/library");
    if (!answer.ok) throw new Error(answer.statusText);
    library.value = (await answer.json()) as Library;
  } catch {
    hasFailed.value = true;
  }
}

export const pageAddress = (key: string): string => `/learn/${key}`;

export const plainText = (spans: readonly Span[]): string => spans.map(({ text }) => text).join("");
