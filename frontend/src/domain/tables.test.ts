import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, test } from "vitest";
import { AnswerProblem, type Decide, decider, type RulesDocument, type Values } from "./tables";

const words = { saw: "", do: "", call: "", source: "", locks: [], tells_clinician: false };
const RULES: RulesDocument = {
  ruleset: "test",
  tables: {
    sample: {
      title: "A sample",
      hit: "most_severe",
      scale: ["stop", "amber", "fine"],
      effects: { stop: "stop", amber: "hold", fine: "ok" },
      inputs: {
        properties: {
          pain: { type: "integer", minimum: 0, maximum: 10 },
          kind: { type: "string", enum: ["sharp", "dull"] },
          fever: { type: "boolean" },
          upper: { type: "integer", maximum: 10 },
        },
        required: ["pain", "kind", "fever"],
      },
      defaults: { upper: "pain" },
      thresholds: { limit: { type: "integer", minimum: 2, maximum: 5, default: 3 } },
      rules: [
        { ...words, id: "else", when: "true", verdict: "fine" },
        {
          ...words,
          id: "sore",
          when: "pain > limit",
          verdict: "amber",
          saw: "sore",
          stronger: { when: "kind == 'sharp'", saw: "very sore", do: "rest" },
        },
        { ...words, id: "hot", when: "fever", verdict: "stop", locks: ["loading"] },
      ],
    },
  },
};
const WELL = { pain: 0, kind: "dull", fever: false };

describe("deciding on the phone", () => {
  let decide: Decide;
  beforeAll(async () => {
    decide = await decider(RULES);
  });

  it("takes the most severe row, and the row for all others only alone", () => {
    expect(decide("sample", { ...WELL, pain: 9, fever: true }).rule).toBe("hot");
    expect(decide("sample", WELL).rule).toBe("else");
    expect(decide("sample", { ...WELL, pain: 4 })).toMatchObject({ effect: "hold", ruleset: "test" });
  });

  it("takes stronger words without another rule", () => {
    expect(decide("sample", { ...WELL, pain: 4 }).saw).toBe("sore");
    expect(decide("sample", { ...WELL, pain: 4, kind: "sharp" })).toMatchObject({
      rule: "sore",
      saw: "very sore",
    });
  });

  it("takes a clinic's own threshold", () => {
    expect(decide("sample", { ...WELL, pain: 4, limit: 5 }).rule).toBe("else");
  });

  it.each<[string, Values]>([
    ["pain", { ...WELL, pain: 11 }],
    ["pain", { ...WELL, pain: 5.5 }],
    ["fever", { ...WELL, fever: 1 }],
    ["kind", { ...WELL, kind: "odd" }],
    ["limit", { ...WELL, limit: 6 }],
    ["mood", { ...WELL, mood: 1 }],
    ["fever", { pain: 0, kind: "dull" }],
  ])("refuses %s when it cannot be decided on", (field, given) => {
    expect(() => decide("sample", given)).toThrow(new AnswerProblem(field));
  });

  it("refuses a table it does not have", () => {
    expect(() => decide("other", WELL)).toThrow(AnswerProblem);
  });
});

interface Cases {
  rules: RulesDocument;
  grids: { table: string; base: Values; axes: Values[][]; rows: string[] }[];
}

/** The product of the axes over a base; the last axis turns fastest. */
function* settings(base: Values, axes: readonly Values[][]): Generator<Values> {
  const [first, ...others] = axes;
  if (!first) yield base;
  else for (const part of first) yield* settings({ ...base, ...part }, others);
}

// Written by tests/rules/enumeration/test_phone_decides_the_same.py.
const written = process.env.SOLEUS_DECIDED_CASES;

if (written) {
  test("the phone takes the same row as the server", { timeout: 120_000 }, async () => {
    const { rules, grids } = JSON.parse(readFileSync(written, "utf8")) as Cases;
    const decide = await decider(rules);
    let cases = 0;
    for (const { table, base, axes, rows } of grids) {
      let place = 0;
      for (const values of settings(base, axes)) {
        const { rule } = decide(table, values);
        if (rule !== rows[place]) throw new Error(`${rule}, not ${rows[place]}: ${JSON.stringify(values)}`);
        place += 1;
      }
      expect(place).toBe(rows.length);
      cases += place;
    }
    process.stdout.write(`cases decided alike: ${cases}\n`);
  });
}
