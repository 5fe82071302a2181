const mostTries = 5;

/**
 * The Secret Service's clients find an item first and read, replace or delete it second. When another process
 * deletes it in between they fail with these sentences; asked again they find it gone, or make it anew.
 */
export async function againIfVanished<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === mostTries || !isVanished(error)) throw error;
    }
  }
}

function isVanished(error: unknown): boolean {
  return (
    error instanceof Error &&
    /(no such (interface|object)|object does not exist).*secret/i.test(error.message)
  );
}
