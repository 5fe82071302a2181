export type Language = 'en' | 'ko';

/** RFC 9110 section 12.5.4: the better weighted of English and Korean, English when neither is wanted. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map(weighted);
  const weightOf = (language: Language) =>
    Math.max(0, ...wanted.filter((one) => one.tag === language).map((one) => one.weight));
  return weightOf('ko') > weightOf('en') ? 'ko' : 'en';
}

function weighted(item: string): { readonly tag: string; readonly weight: number } {
  const [range = '', ...parameters] = item.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
  return { tag: range.trim().split('-')[0] ?? '', weight: Number(quality ?? 1) };
}
