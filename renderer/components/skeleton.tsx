import './skeleton.css';

/** Grey rows in the shape of the list, while its first answer is on the way. */
export function Skeleton({ rows }: { readonly rows: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row">
          <span className={`skeleton-bar skeleton-bar-${row % 4}`} />
          <span className="skeleton-bar skeleton-bar-low" />
        </div>
      ))}
    </div>
  );
}
