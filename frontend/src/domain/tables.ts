/** Which row of a decision table wins: the same rows, the same language and the same order as on the server. */

export type Value = boolean | number | string;
export type Values = Readonly<Record<string, Value>>;

interface Property {
  type: "boolean" | "integer" | "string";
  minimum?: number;
  maximum?: number;
  enum?: string[];
  default?: number;
}

export interface Rule {
  id: string;
  when: string;
  verdict: string;
  saw: string;
  do: string;
  call: string;
  source: string;
  locks: string[];
  tells_clinician: boolean;
  stronger?: { when: string; saw: string; do: string };
}

export interface Table {
  title: string;
  hit: "first" | "most_severe";
  scale: string[];
  effects: Record<string, string>;
  inputs: { properties: Record<string, Property>; required: string[] };
  /** Inputs that may be left out, each with the input whose value it then has. */
  defaults: Record<string, string>;
  thresholds: Record<string, Property>;
  rules: Rule[];
}

/** What `/api/content/rules` holds. */
export interface RulesDocument {
  ruleset: string;
  tables: Record<string, Table>;
}

export interface Verdict {
  table: string;
  rule: string;
  verdict: string;
  effect: string;
  saw: string;
  do: string;
  call: string;
  locks: readonly string[];
  tells_clinician: boolean;
  ruleset: string;
}

/** Throws `AnswerProblem` for what is missing, of another type or out of range: nothing is guessed. */
export type Decide = (table: string, given: Values) => Verdict;

/** The answer of this field cannot be decided on. */
export class AnswerProblem extends Error {
  constructor(readonly field: string) {
    super(`${field} has no answer that can be decided on`);
  }
}

type Condition = (values: Readonly<Record<string, boolean | bigint | string>>) => unknown;
interface Row {
  rule: Rule;
  holds: Condition;
  isStronger: Condition | null;
}

/** The condition of a row for which no other row holds. */
const OTHERWISE = "true";

/** A table made ready: its rows in the order in which they are looked at, its fields by name. */
interface Ready {
  table: Table;
  rows: Row[];
  fields: Map<string, Property>;
}

/** An answer holds the inputs of a table, and whatever thresholds are not the house's. */
export async function decider(rules: RulesDocument): Promise<Decide> {
  const { parse } = await import("./cel");
  const tables = new Map<string, Ready>();
  return (name, given) => {
    const ready = tables.get(name) ?? madeReady(rules.tables[name], parse);
    if (!ready) throw new AnswerProblem(name);
    tables.set(name, ready);
    const values = complete(ready, given);
    const row = ready.rows.find(({ holds }) => holds(values) === true);
    if (!row) throw new AnswerProblem(name);
    return verdictOf(row, ready.table, name, rules.ruleset, row.isStronger?.(values) === true);
  };
}

function madeReady(table: Table | undefined, parse: (when: string) => Condition): Ready | null {
  if (!table) return null;
  const fields = Object.entries({ ...table.inputs.properties, ...table.thresholds });
  return { table, rows: inOrder(table, parse), fields: new Map(fields) };
}

function verdictOf({ rule }: Row, table: Table, name: string, ruleset: string, isStronger: boolean): Verdict {
  const words = (isStronger && rule.stronger) || rule;
  const { verdict, call, locks, tells_clinician } = rule;
  const effect = table.effects[verdict] ?? "hold";
  return {
    table: name,
    rule: rule.id,
    verdict,
    effect,
    saw: words.saw,
    do: words.do,
    call,
    locks,
    tells_clinician,
    ruleset,
  };
}

/** As the server looks at them: by severity, then by place; a row for all others last. */
function inOrder(table: Table, parse: (when: string) => Condition): Row[] {
  const rules = [...table.rules];
  if (table.hit === "most_severe") {
    const rank = (rule: Rule) =>
      rule.when === OTHERWISE ? table.scale.length : table.scale.indexOf(rule.verdict);
    rules.sort((one, other) => rank(one) - rank(other));
  }
  return rules.map((rule) => ({
    rule,
    holds: parse(rule.when),
    isStronger: rule.stronger ? parse(rule.stronger.when) : null,
  }));
}

function complete({ table, fields }: Ready, given: Values): Record<string, boolean | bigint | string> {
  for (const field in given) if (!fields.has(field)) throw new AnswerProblem(field);
  const values: Record<string, boolean | bigint | string> = {};
  for (const [field, property] of fields) {
    const value = given[field] ?? given[table.defaults[field] ?? ""] ?? property.default;
    if (!isAllowed(value, property)) throw new AnswerProblem(field);
    values[field] = typeof value === "number" ? BigInt(value) : value;
  }
  return values;
}

function isAllowed(value: Value | undefined, property: Property): value is Value {
  if (property.type === "boolean") return typeof value === "boolean";
  if (property.type === "string") return typeof value === "string" && !!property.enum?.includes(value);
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = property;
  return typeof value === "number" && Number.isInteger(value) && value >= minimum && value <= maximum;
}
