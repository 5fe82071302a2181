import { writeFile } from 'node:fs/promises';

interface Measure {
  readonly what: string;
  readonly value: number;
  readonly budget: number;
  /** `most`: the value may not be above the budget. */
  readonly sense: 'most' | 'least';
  readonly detail: string;
}

/** Says each measure as it comes, with its verdict. */
export interface Report {
  add(what: string, value: number, sense: Measure['sense'], budget: number, detail: string): void;
  write(file: string): Promise<void>;
}

export function createReport(): Report {
  const measures: Measure[] = [];
  return {
    add(what, value, sense, budget, detail) {
      measures.push({ what, value, budget, sense, detail });
      const good = sense === 'most' ? value <= budget : value >= budget;
      const sign = sense === 'most' ? '≤' : '≥';
      console.log(`${good ? '✓' : '✗'} ${what}: ${value.toFixed(2)} (${sign} ${budget}); ${detail}`);
    },
    write: (file) => writeFile(file, `${JSON.stringify(measures, undefined, 2)}\n`),
  };
}
