export interface PastedLink {
  readonly link: string;
  /** What else stands in the field: words that choose among the roles the link may be for. */
  readonly rest: string;
}

/** An address as browsers copy it, or one of a console without its `https://`. */
const address = /https?:\/\/\S+|(?:[\w-]+\.)*console\.(?:aws|amazonaws)[\w.-]*\/\S*/i;

/** Undefined: no link is in it. */
export function pastedLink(query: string): PastedLink | undefined {
  const found = address.exec(query);
  if (found === null) return undefined;
  const [link] = found;
  const rest = `${query.slice(0, found.index)} ${query.slice(found.index + link.length)}`;
  return { link, rest: rest.replace(/\s+/g, ' ').trim() };
}
