import { useMemo } from 'react';
import type { DiffHunk, DiffLine } from '../../../preload/aws-profiles.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useMessages } from '../../window/app-context.ts';

const rowRem = 1.25;
const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−' };

type Row = DiffLine & {
  /** In the file as it will be, or, of a removed line, as it is. */
  readonly number: number;
  /** Lines in between are left out. */
  readonly gap: boolean;
};

/** The lines of the file that change, with those around them. */
export function DiffView({ hunks }: { readonly hunks: readonly DiffHunk[] }) {
  const { profiles: texts } = useMessages();
  const rows = useMemo(() => hunks.flatMap(rowsOf), [hunks]);
  return <VirtualList label={texts.asDiff} items={rows} rowRem={rowRem} Row={DiffRow} />;
}

function DiffRow({ item: { kind, text, number, gap } }: { readonly item: Row }) {
  const { profiles: texts } = useMessages();
  return (
    <div className={`diff-row diff-${kind} ${gap ? 'diff-gap' : ''}`}>
      <span className="diff-number numbers" aria-hidden="true">
        {number}
      </span>
      <span className="diff-sign" aria-hidden="true">
        {signs[kind]}
      </span>
      {kind === 'same' ? null : <span className="visually-hidden">{texts.lineKinds[kind]}: </span>}
      <code className="diff-text">{text}</code>
    </div>
  );
}

function rowsOf({ from, to, lines }: DiffHunk, hunk: number): readonly Row[] {
  let [before, after] = [from, to];
  return lines.map((line, index) => {
    const number = line.kind === 'removed' ? before : after;
    if (line.kind !== 'added') before++;
    if (line.kind !== 'removed') after++;
    return { ...line, number, gap: hunk > 0 && index === 0 };
  });
}
