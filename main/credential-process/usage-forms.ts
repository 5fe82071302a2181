/** The forms of a usage, `daypass VERB one | other`, each as it is typed. A `|` within brackets is a choice, no form. */
export function usageForms(usage: string): readonly string[] {
  const forms = [''];
  let depth = 0;
  for (const part of usage.split(/(\[|\]| \| )/)) {
    if (part === '[') depth += 1;
    if (part === ']') depth -= 1;
    if (part === ' | ' && depth === 0) forms.push('');
    else forms.push(`${forms.pop() ?? ''}${part}`);
  }
  const [first = '', ...others] = forms;
  const command = first.split(' ').slice(0, 2).join(' ');
  return [first, ...others.map((form) => `${command} ${form}`)];
}

/** What a line may be broken between: a choice in brackets stays whole, an option with its value too. */
export function usageWords(form: string): readonly string[] {
  return form.match(/(?:--\S+ [A-Z]\S*|(?:\[(?:[^[\]]|\[[^\]]*\])*\]|[^\s[])+)/g) ?? [];
}

/** The words that a form begins with, `add`, `remove`: what a verb does beside its usual. */
export function usageActions(usage: string): readonly string[] {
  return usageForms(usage).flatMap((form) => {
    const rest = form.replace(/^\S+ \S+ ?/, '').replace(/--\S+(?: [^-\s\]]\S*)?/g, '');
    return [...rest.matchAll(/(?:^|[[|] ?)([a-z]+)(?=[ |\]]|$)/g)].flatMap(([, word]) => word ?? []);
  });
}

/** Each option once, in the order named. */
export function usageOptions(usage: string): readonly string[] {
  return [...new Set(usage.match(/--[a-z][a-z-]*/g) ?? [])];
}

/** What stands for the value of an option, `bash|fish`, `REGION`; undefined: it takes none. */
export function usageValue(usage: string, option: string): string | undefined {
  const values = usage.matchAll(/(--[a-z][a-z-]*) ([^-|\s\]][^\s\]]*)/g);
  return [...values].find(([, name]) => name === option)?.[2];
}
