/** The expression language of the decision tables: a chunk of its own, loaded when the first answer is decided. */

export { parse } from "@marcbachmann/cel-js/evaluator";
