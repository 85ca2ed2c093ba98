/** Something could not be loaded; `again` tries once more. */
export function Failure({ words, again }: { words: string; again?: () => void }) {
  return (
    <div className="notice problem" role="alert">
      <p>{words}</p>
      {again && (
        <button type="button" className="button secondary" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}
