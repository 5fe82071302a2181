import { createInterface } from 'node:readline';

/** Resolves at Enter, at the end of input, at Ctrl-C and at the signal: all of them good ways to go on. */
export function waitForEnter(question: string, signal: AbortSignal): Promise<void> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((resolve) => {
    let entered = false;
    prompt.once('close', () => {
      // Else the shell, or what is said next, goes on in this line.
      if (!entered) process.stdout.write('\n');
      resolve();
    });
    prompt.once('SIGINT', () => prompt.close());
    prompt.once('line', () => {
      entered = true;
      prompt.close();
    });
    signal.addEventListener('abort', () => prompt.close(), { once: true });
    prompt.setPrompt(`${question} `);
    prompt.prompt();
    if (signal.aborted) prompt.close();
  });
}
