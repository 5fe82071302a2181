import { useMemo } from 'react';
import type { DiffHunk, DiffLine } from '../../../preload/aws-profiles.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useMessages } from '../../window/app-context.ts';

const rowRem = 1.25;
const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

type Row = DiffLine & {
  /** Its number in the file as it is; an added line has none. */
  readonly before: number | undefined;
  /** In the file as it will be; a removed line has none. */
  readonly after: number | undefined;
  /** Of a column of numbers, the same in all rows. */
  readonly width: string;
  /** Lines in between are left out. */
  readonly gap: boolean;
};

/** The lines of the file that change, with those around them. */
export function DiffView({ hunks }: { readonly hunks: readonly DiffHunk[] }) {
  const { profiles: texts } = useMessages();
  const rows = useMemo(() => {
    const width = `${widestNumber(hunks)}ch`;
    return hunks.flatMap((hunk, at) => rowsOf(hunk, at > 0, width));
  }, [hunks]);
  return <VirtualList label={texts.asDiff} items={rows} rowRem={rowRem} Row={DiffRow} />;
}

function DiffRow({ item: { kind, text, before, after, width, gap } }: { readonly item: Row }) {
  const { profiles: texts } = useMessages();
  return (
    <div className={`diff-row diff-${kind} ${gap ? 'diff-gap' : ''}`}>
      <span className="diff-number diff-before numbers" style={{ minWidth: width }} aria-hidden="true">
        {before}
      </span>
      <span className="diff-number diff-after numbers" style={{ minWidth: width }} aria-hidden="true">
        {after}
      </span>
      <span className="diff-sign" aria-hidden="true">
        {signs[kind]}
      </span>
      {kind === 'same' ? null : <span className="visually-hidden">{texts.lineKinds[kind]}: </span>}
      <code className="diff-text">{text}</code>
    </div>
  );
}

function rowsOf({ from, to, lines }: DiffHunk, gap: boolean, width: string): readonly Row[] {
  let [before, after] = [from, to];
  return lines.map((line, index) => ({
    ...line,
    before: line.kind === 'added' ? undefined : before++,
    after: line.kind === 'removed' ? undefined : after++,
    width,
    gap: gap && index === 0,
  }));
}

/** In digits. */
function widestNumber(hunks: readonly DiffHunk[]): number {
  const last = hunks.at(-1);
  return last === undefined ? 1 : String(Math.max(last.from, last.to) + last.lines.length).length;
}
