/** Values for each text of a topic that takes some. The type asks for every one of them: who adds a text has to add values, and so has it tested in every language. */
export type Samples<Topic> = {
  readonly [Name in keyof Topic as Topic[Name] extends () => string ? never : Name]: Topic[Name] extends (
    ...values: infer Values
  ) => string
    ? readonly Values[]
    : never;
};
