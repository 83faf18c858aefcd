/** Sends JSON to our own API and gives the answer's body. */
export async function send<Answer = void>(
  path: string,
  body: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<Answer> {
  const response = await fetch(`/api${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
