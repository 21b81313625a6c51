/** Which calls the server has, from its own description: what each address takes and answers. */

import type { paths } from "./generated";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** `/api/patients/{patient_id}` is any `/api/patients/${string}`. */
type Filled<Address extends string> = Address extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Address;

type Handled<Known extends keyof paths, M extends Method> = paths[Known] extends {
  [Name in Lowercase<M>]: infer Operation extends object;
}
  ? Operation
  : never;

export type Address<M extends Method> = {
  [Known in keyof paths]: Handled<Known, M> extends never ? never : Filled<Known>;
}[keyof paths];

/** Of several addresses, what any of them may be. */
type Operation<M extends Method, A extends string> = A extends string
  ? {
      [Known in keyof paths]: [Filled<Known>, A] extends [A, Filled<Known>] ? Handled<Known, M> : never;
    }[keyof paths]
  : never;

type Json<Content> = Content extends { content: { "application/json": infer Shape } } ? Shape : undefined;

/** Nothing to hand over where the address takes no body. */
export type Sent<M extends Method, A extends string> =
  Operation<M, A> extends { requestBody: infer Body } ? [body: Json<Body>] : [];

type Success = 200 | 201 | 202 | 204;

export type Answer<M extends Method, A extends string> =
  Operation<M, A> extends { responses: infer Answers } ? Json<Answers[keyof Answers & Success]> : never;
