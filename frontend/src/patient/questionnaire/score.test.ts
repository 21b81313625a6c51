import { parse } from "smol-toml";
import { expect, test } from "vitest";
import file from "../../../../backend/content/questionnaires/soleus_short.toml?raw";
import { type Answers, changeOf, type Form, scoreOf, thresholdAt } from "./score";
import shared from "./score.cases.json";

interface Item {
  key: string;
  least?: number;
  most?: number;
  is_reversed?: boolean;
  choices?: { points: number }[];
}

const own = parse(file) as unknown as Pick<Form, "most_missing" | "well" | "thresholds"> & { items: Item[] };

const form: Form = {
  most: 100,
  most_missing: own.most_missing,
  well: own.well,
  thresholds: own.thresholds,
  questions: own.items.map((item) => ({
    key: item.key,
    least: item.least ?? 0,
    most: item.most ?? 0,
    points: item.choices?.map(({ points }) => points) ?? [],
    is_reversed: item.is_reversed ?? false,
    weight: 1,
  })),
};

const WEEK_MS = 7 * 24 * 60 * 60_000;

test.each(shared)("the phone comes to the same score as the server: $value", ({ answers, value }) => {
  expect(scoreOf(form, answers as Answers)).toBe(value);
});

test("a change counts from its threshold on, in both directions", () => {
  expect([61, 60, 59, 41, 40, 39].map((after) => changeOf(form, 50, after, 10))).toEqual([
    "better",
    "better",
    "same",
    "same",
    "worse",
    "worse",
  ]);
  expect(changeOf({ ...form, well: "less" }, 50, 40, 10)).toBe("better");
});

test("the threshold is the latest that has begun", () => {
  const later = {
    ...form,
    thresholds: [
      { weeks: 12, points: 14 },
      { weeks: 24, points: 7 },
    ],
  };
  expect([0, 12, 23, 24, 52].map((weeks) => thresholdAt(later, weeks * WEEK_MS))).toEqual([14, 14, 14, 7, 7]);
});
