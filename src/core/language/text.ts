/**
 * A text before it is said in some language: the name of a text of a topic, and the values that are put into it. Plain data, so that it can be kept, compared and
 * said later in another language.
 */
export type TextOf<Topic> = {
  readonly [Name in keyof Topic & string]: Topic[Name] extends (...values: infer Values) => string
    ? readonly [name: Name, ...values: Values]
    : never;
}[keyof Topic & string];

/** Says a text of a topic in the language of the topic. */
export function say<Topic>(topic: Topic, text: TextOf<Topic>): string {
  const [name, ...values] = text as readonly [keyof Topic, ...unknown[]];
  return (topic[name] as (...values: readonly unknown[]) => string)(...values);
}
