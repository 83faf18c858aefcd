/** Tries until what is claimed holds, and throws the last failure when it does not within the limit. */
export async function eventually<T>(claim: () => T | Promise<T>, milliseconds = 5_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await claim();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
